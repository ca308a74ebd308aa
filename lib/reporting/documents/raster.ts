import { createCanvas, loadImage } from "@napi-rs/canvas";

/** An SVG drawing without text as a PNG with so many dots per unit; two give about 200 dots per inch. */
export async function renderPng(svg: string, dotsPerUnit: number): Promise<Buffer> {
  const drawn = await loadImage(Buffer.from(svg));
  const canvas = createCanvas(drawn.width * dotsPerUnit, drawn.height * dotsPerUnit);
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas.encode("png");
}
