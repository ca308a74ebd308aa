import { join } from "node:path";
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";

/** The product's own letters: a server may have no fonts at all. */
const LETTERS = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files";
const FAMILY = "Atkinson Hyperlegible Next";

/** A drawing as a PNG, so many dots for each of its units: two are some 200 to the inch of a drawing as wide as the page. */
export async function pngOf(svg: string, dotsPerUnit: number): Promise<Buffer> {
  knowLetters();
  const drawn = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(drawn.width * dotsPerUnit, drawn.height * dotsPerUnit);
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas.encode("png");
}

function knowLetters(): void {
  if (GlobalFonts.has(FAMILY)) return;
  for (const alphabet of ["latin", "latin-ext"])
    GlobalFonts.registerFromPath(
      join(process.cwd(), LETTERS, `atkinson-hyperlegible-next-${alphabet}-wght-normal.woff2`),
      FAMILY,
    );
}
