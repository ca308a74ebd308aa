import { symbolFont } from "../symbols.ts";
import { type Element, elementAt, elementsIn, isOn } from "../xml.ts";
import { indexedColours, plainColour, tinted } from "./colours.ts";

/** What of the look of a cell says something. */
export interface Look {
  readonly fill: string | null;
  readonly isStruck: boolean;
  /** Its font, if its letters are pictures. */
  readonly font: string | undefined;
}

const plain: Look = { fill: null, isStruck: false, font: undefined };

/** The looks of a workbook by the number that cells give. */
export function readLooks(styles: Element | undefined, theme: Element | undefined): readonly Look[] {
  const colours = themeColours(theme);
  const fills = elementsIn(elementAt(styles, "x:fills")).map((fill) => fillOf(fill, colours));
  const fonts = elementsIn(elementAt(styles, "x:fonts"));
  return elementsIn(elementAt(styles, "x:cellXfs")).map(({ attributes }) => {
    const font = fonts[Number(attributes.fontId ?? 0)];
    return {
      fill: fills[Number(attributes.fillId ?? 0)] ?? null,
      isStruck: isOn(font, "x:strike", "val"),
      font: symbolFont(elementAt(font, "x:name")?.attributes.val),
    };
  });
}

/** The look of a cell whose style has a number. */
export function lookOf(looks: readonly Look[], style: string | undefined): Look {
  return looks[Number(style ?? 0)] ?? plain;
}

function fillOf(fill: Element, theme: readonly string[]): string | null {
  const pattern = elementAt(fill, "x:patternFill");
  if (pattern) {
    const { patternType = "none" } = pattern.attributes;
    if (patternType === "none") return null;
    // A pattern of dots or lines is drawn over the background, and is seen as that.
    const isSolid = patternType === "solid";
    return colourOf(elementAt(pattern, isSolid ? "x:fgColor" : "x:bgColor"), theme);
  }
  return colourOf(elementAt(fill, "x:gradientFill", "x:stop", "x:color"), theme);
}

function colourOf(colour: Element | undefined, theme: readonly string[]): string | null {
  const { rgb, theme: place, indexed, tint = "0" } = colour?.attributes ?? {};
  const base = rgb?.slice(-6) ?? (place === undefined ? indexedColours[Number(indexed)] : theme[Number(place)]);
  return base === undefined ? null : plainColour(tinted(base, Number(tint)));
}

/** In the order in which cells count them: the two light and dark ones change places. */
const themeOrder = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

function themeColours(theme: Element | undefined): readonly string[] {
  const scheme = elementAt(theme, "a:themeElements", "a:clrScheme");
  return themeOrder.map((name) => {
    const [colour] = elementsIn(elementAt(scheme, `a:${name}`));
    return colour?.attributes.lastClr ?? colour?.attributes.val ?? "ffffff";
  });
}
