import { join } from "node:path";
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";

/** The font of the pages, since a server may have no fonts installed. */
const FONT_FOLDER = "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files";
const FONT_FAMILY = "Atkinson Hyperlegible Next";

/** An SVG drawing as a PNG with so many dots per unit; two give about 200 dots per inch for a drawing as wide as the page. */
export async function renderPng(svg: string, dotsPerUnit: number): Promise<Buffer> {
  registerFont();
  const drawn = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(drawn.width * dotsPerUnit, drawn.height * dotsPerUnit);
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas.encode("png");
}

function registerFont(): void {
  if (GlobalFonts.has(FONT_FAMILY)) return;
  for (const alphabet of ["latin", "latin-ext"])
    GlobalFonts.registerFromPath(
      join(process.cwd(), FONT_FOLDER, `atkinson-hyperlegible-next-${alphabet}-wght-normal.woff2`),
      FONT_FAMILY,
    );
}
