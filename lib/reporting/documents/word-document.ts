import { Paragraph, TextRun } from "docx";
import type { Block, Fact, HeadingBlock, ReportDocument, Section, TableBlock, TableCell } from "./document.ts";
import type { Blocks, WordContent } from "./word-file.ts";
import { pictureWithTable } from "./word-picture.ts";
import { type Cell, detailsTable, table } from "./word-tables.ts";
import { heading, paragraphs, qualifierNotes, ratingRuns, referenceAndTitle } from "./word-text.ts";

/** The numbers of the bookmarks by the reference that links to them name. */
type Bookmarks = ReadonlyMap<string, number>;

/** The content of a document for a Word file, its parts written one after the other to limit memory. */
export async function wordContent(document: ReportDocument): Promise<WordContent> {
  const headings = document.sections.flatMap(({ blocks }) => blocks.filter(isBookmarked));
  const bookmarks = new Map(headings.map(({ reference }, index) => [reference, index + 1]));
  const sections = await Promise.all(document.sections.map((section) => sectionContent(section, bookmarks)));
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

async function sectionContent(section: Section, bookmarks: Bookmarks): Promise<WordContent> {
  const { heading: title, onNewPage = false, blocks } = section;
  const head = () => heading(1, title, { onNewPage });
  const pictures = blocks.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
  if (pictures.length > 0) {
    const drawn = await Promise.all(pictures.map((picture, index) => pictureWithTable(picture, index + 1)));
    return [[head(), ...drawn.flat()]];
  }
  return Array.from({ length: Math.max(1, Math.ceil(blocks.length / BLOCKS_AT_ONCE)) }, (_, batch) => () => {
    const some = blocks.slice(batch * BLOCKS_AT_ONCE, (batch + 1) * BLOCKS_AT_ONCE);
    return [...(batch === 0 ? [head()] : []), ...some.flatMap((block) => blocksOf(block, bookmarks))];
  });
}

function blocksOf(block: Block, bookmarks: Bookmarks): Blocks {
  switch (block.kind) {
    case "text":
      return paragraphs(block.text, block.look && looks[block.look]);
    case "heading": {
      const { level, text, reference = "", onNewPage = false } = block;
      return [heading(level, text, { onNewPage, bookmark: bookmarks.get(reference) ?? 0 })];
    }
    case "quotation":
      return paragraphs(block.text, "Quotation");
    case "rating":
      return [
        new Paragraph({
          keepNext: true,
          children: [...ratingRuns(block.shown, block.name), ...(block.rest ? [new TextRun(block.rest)] : [])],
        }),
      ];
    case "facts":
      return [factsTable(block.facts)];
    case "table":
      return [tableOf(block, bookmarks)];
    case "picture":
      throw new Error("A picture is drawn before the blocks of its section are built.");
  }
}

const looks = { lead: "Lead", source: "Source" } as const;

function tableOf({ head, widths, rows }: TableBlock, bookmarks: Bookmarks) {
  return table(
    head,
    widths,
    rows.map((row) => row.map((cell) => cellOf(cell, bookmarks))),
  );
}

function cellOf(cell: TableCell, bookmarks: Bookmarks): Cell {
  if (typeof cell === "string") return cell.includes("\n") ? paragraphs(cell, "Cell") : cell;
  switch (cell.kind) {
    case "recommendation":
      return referenceAndTitle(cell.reference, cell.shortTitle, bookmarks.get(cell.reference));
    case "rating":
      return [
        new Paragraph({ style: "Cell", children: ratingRuns(cell.shown, cell.name) }),
        ...qualifierNotes(cell.notes),
      ];
    case "noted":
      return [
        new Paragraph({ style: "Cell", text: cell.text }),
        ...cell.notes.map((text) => new Paragraph({ style: "TableNote", text })),
      ];
  }
}
