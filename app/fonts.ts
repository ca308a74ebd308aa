import localFont from "next/font/local";

/**
 * Atkinson Hyperlegible Next in two files: what every page needs, and the other letters of western Europe, which a browser
 * loads only where a name has one. docs/decisions/0047-lighter-first-visit.md says how they were made.
 */
const basic = localFont({
  src: "./fonts/atkinson-basic.woff2",
  weight: "400 700",
  variable: "--font-atkinson",
  display: "swap",
  fallback: ["Arial"],
  declarations: [
    {
      prop: "unicode-range",
      value: "U+20-7E,U+A0,U+A3,U+AB,U+B0,U+B7,U+BB,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026",
    },
  ],
});

const latin = localFont({
  src: "./fonts/atkinson-latin.woff2",
  weight: "400 700",
  variable: "--font-atkinson-latin",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+A1-A2,U+A4-AA,U+AC-AF,U+B1-B6,U+B8-BA,U+BC-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+201A,U+201E,U+20AC,U+2122,U+2212",
    },
  ],
});

/** The class of the root element, which gives the theme the names of the fonts. */
export const fontVariables = `${basic.variable} ${latin.variable}`;
