import { Paragraph, TextRun } from "docx";
import type { Block, Fact, HeadingBlock, ReportDocument, Section, TableBlock, TableCell } from "./document.ts";
import { type Drawings, drawCells, drawingParagraph } from "./word-drawing.ts";
import type { Blocks, WordContent } from "./word-file.ts";
import { colours } from "./word-styles.ts";
import { type Cell, detailsTable, table } from "./word-tables.ts";
import {
  heading,
  keyParagraph,
  lineParagraph,
  paragraphs,
  qualifierNotes,
  ratingRuns,
  referenceAndTitle,
} from "./word-text.ts";

/** What the blocks of a section refer to. */
interface Parts {
  /** The numbers of the bookmarks by the reference that links to them name. */
  readonly bookmarks: ReadonlyMap<string, number>;
  readonly drawings: Drawings;
}

/** The content of a document for a Word file, its parts written one after the other to limit memory. */
export async function wordContent(document: ReportDocument): Promise<WordContent> {
  const headings = document.sections.flatMap(({ blocks }) => blocks.filter(isBookmarked));
  const bookmarks = new Map(headings.map(({ reference }, index) => [reference, index + 1]));
  const drawings = await drawCells(document.sections);
  const sections = document.sections.map((section) => sectionContent(section, { bookmarks, drawings }));
  return [coverOf(document), ...sections.flat()];
}

function isBookmarked(block: Block): block is HeadingBlock & { readonly reference: string } {
  return block.kind === "heading" && block.reference !== undefined;
}

function coverOf({ partnership, title, occasion, notices, cover }: ReportDocument): Blocks {
  return [
    new Paragraph({ style: "Partnership", text: partnership }),
    new Paragraph({ style: "Title", text: title }),
    new Paragraph({ style: "Meeting", text: occasion }),
    ...notices.flatMap((notice) => paragraphs(notice, "Notice")),
    factsTable(cover),
  ];
}

function factsTable(facts: readonly Fact[]) {
  return detailsTable(
    facts.map(({ name, text, isList }) => [name, paragraphs(text, "Value", isList ? "asks" : undefined)]),
  );
}

/** The most blocks that are built and written at a time. */
const BLOCKS_AT_ONCE = 200;

function sectionContent(section: Section, parts: Parts): WordContent {
  const { heading: title, onNewPage = false, blocks } = section;
  const head = () => heading(1, title, { onNewPage });
  if (blocks.some((block) => block.kind === "table" && hasDrawings(block)))
    return [[head(), ...blocks.flatMap((block) => blocksOf(block, parts))]];
  return Array.from({ length: Math.max(1, Math.ceil(blocks.length / BLOCKS_AT_ONCE)) }, (_, batch) => () => {
    const some = blocks.slice(batch * BLOCKS_AT_ONCE, (batch + 1) * BLOCKS_AT_ONCE);
    return [...(batch === 0 ? [head()] : []), ...some.flatMap((block) => blocksOf(block, parts))];
  });
}

function hasDrawings({ rows }: TableBlock): boolean {
  return rows.some((row) => row.some((cell) => typeof cell !== "string" && cell.kind === "drawing"));
}

function blocksOf(block: Block, parts: Parts): Blocks {
  const { bookmarks } = parts;
  switch (block.kind) {
    case "text":
      return paragraphs(block.text, block.look && looks[block.look]);
    case "heading": {
      const { level, text, reference = "" } = block;
      return [heading(level, text, { bookmark: bookmarks.get(reference) ?? 0 })];
    }
    case "quotation":
      return paragraphs(block.text, "Quotation");
    case "rating":
      return [
        new Paragraph({
          keepNext: true,
          children: [
            ...ratingRuns(block.shown, block.name),
            ...(block.rest ? [new TextRun({ text: ` ${block.rest}`, color: colours.red })] : []),
          ],
        }),
      ];
    case "facts":
      return [factsTable(block.facts)];
    case "lines":
      return block.lines.map((line) => lineParagraph(line, bookmarks.get(line.reference)));
    case "key":
      return [keyParagraph(block.ratings)];
    case "table":
      return [tableOf(block, parts)];
  }
}

const looks = { lead: "Lead", source: "Source" } as const;

function tableOf({ head, widths, rows }: TableBlock, parts: Parts) {
  return table(
    head,
    widths,
    rows.map((row) => row.map((cell) => cellOf(cell, parts))),
  );
}

function cellOf(cell: TableCell, { bookmarks, drawings }: Parts): Cell {
  if (typeof cell === "string") return cell.includes("\n") ? paragraphs(cell, "Cell") : cell;
  switch (cell.kind) {
    case "recommendation":
      return referenceAndTitle(cell.reference, cell.shortTitle, bookmarks.get(cell.reference));
    case "rating":
      return [
        new Paragraph({ style: "Cell", children: ratingRuns(cell.shown, cell.name) }),
        ...qualifierNotes(cell.notes),
      ];
    case "drawing":
      return [drawingParagraph(drawings.get(cell))];
    case "noted":
      return [
        new Paragraph({ style: "Cell", text: cell.text }),
        ...cell.notes.map((text) => new Paragraph({ style: "TableNote", text })),
      ];
  }
}
