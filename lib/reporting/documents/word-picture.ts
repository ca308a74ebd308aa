import { ImageRun, Paragraph } from "docx";
import { renderPng } from "./raster.ts";
import type { Picture } from "./svg.ts";
import type { Blocks } from "./word-file.ts";
import { TEXT_WIDTH } from "./word-styles.ts";
import { table } from "./word-tables.ts";
import { heading } from "./word-text.ts";

/**
 * A picture as wide as the text, with its title as a heading, its description as alternative text and its figures as a
 * table. The id is used once in a document.
 */
export async function pictureWithTable(
  { svg, title, description, table: { head, rows } }: Picture,
  id: number,
): Promise<Blocks> {
  // Office programs draw the text of an SVG differently, so it is a PNG, of about 200 dots per inch.
  const data = await renderPng(svg, 2);
  const width = (TEXT_WIDTH / 1440) * 96;
  const height = (width * data.readUInt32BE(20)) / data.readUInt32BE(16);
  const image = new ImageRun({
    type: "png",
    data,
    transformation: { width: Math.round(width), height: Math.round(height) },
    altText: { id: String(id), name: title, title, description },
  });
  const firstColumn = Math.max(2.4, 17 / (head.length + 1));
  return [
    heading(2, title),
    new Paragraph({ keepNext: true, children: [image] }),
    table(head, [firstColumn, ...head.slice(1).map(() => (17 - firstColumn) / (head.length - 1))], rows),
  ];
}
