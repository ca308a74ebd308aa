import { ImageRun, Paragraph } from "docx";
import type { Section, TableCell } from "./document.ts";
import { drawingSvg } from "./drawing.ts";
import { renderPng } from "./raster.ts";

/** The size of a drawing in pixels, of which 96 are an inch. */
const WIDTH = 190;
const HEIGHT = 18;

interface NumberedPng {
  readonly id: number;
  readonly data: Buffer;
}

/** The drawings of a document, by the cells that they are in. */
export type Drawings = ReadonlyMap<TableCell, NumberedPng>;

/** Draws the cells that are drawings. Office programs draw an SVG differently, so each is a PNG. */
export async function drawCells(sections: readonly Section[]): Promise<Drawings> {
  const cells = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat() : [])),
  );
  const drawn = cells.flatMap((cell) =>
    typeof cell !== "string" && cell.kind === "drawing" && cell.marks.length > 0 ? [cell] : [],
  );
  const entries = await Promise.all(
    drawn.map(
      async (cell, index) =>
        [cell, { id: index + 1, data: await renderPng(drawingSvg(cell.marks, WIDTH, HEIGHT), 2) }] as const,
    ),
  );
  return new Map(entries);
}

/** A drawing as a paragraph of its cell; empty without one. */
export function drawingParagraph(png: NumberedPng | undefined): Paragraph {
  if (!png) return new Paragraph({ style: "Cell" });
  const image = new ImageRun({
    type: "png",
    data: png.data,
    transformation: { width: WIDTH, height: HEIGHT },
    altText: {
      id: String(png.id),
      name: `Drawing ${png.id}`,
      description: "The other cells of this row say the same.",
    },
  });
  return new Paragraph({ style: "Cell", children: [image] });
}
