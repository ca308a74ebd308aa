import { Paragraph, TextRun } from "docx";
import { capitalised } from "#lib/core/text.ts";
import type { Blocks, WordContent } from "#lib/reporting/documents/word-file.ts";
import { pictureWithTable } from "#lib/reporting/documents/word-picture.ts";
import {
  type Cell,
  detailsTable,
  ratingKeyTable,
  recommendationTable,
  table,
} from "#lib/reporting/documents/word-tables.ts";
import {
  heading,
  impactStatements,
  paragraphs,
  qualifierNotes,
  quotation,
  ratingRuns,
  referenceAndTitle,
} from "#lib/reporting/documents/word-text.ts";
import { describeEmptyExceptions } from "./labels.ts";
import { overTimePicture, slipsPicture, stripPicture } from "./pictures.ts";
import type { Paper, PaperDetail, PaperLine } from "./rules.ts";
import { buildCover, type Issued } from "./word-cover.ts";

/** The content of a paper; `issued` is null for a draft. */
export async function buildContent(paper: Paper, issued: Issued | null): Promise<WordContent> {
  const bookmarks = new Map(paper.details.map(({ reference }, index) => [reference, index + 1]));
  const lines = (title: string, all: readonly PaperLine[], whenEmpty: string, head: string) => (): Blocks => [
    heading(1, title),
    ...recommendationTable(all, whenEmpty, head, bookmarks),
  ];
  return [
    buildCover(paper, issued),
    () => summary(paper, bookmarks),
    lines("For decision", paper.toDecide, "Nothing waits for a decision.", "What to decide"),
    lines(
      paper.since ? `What has changed since ${paper.since}` : "What has changed",
      paper.changes,
      paper.since ? "Nothing has changed." : "This is the first paper: there is nothing to compare it with.",
      "What changed",
    ),
    () => exceptions(paper, bookmarks),
    lines("Completed", paper.completed, "Nothing was completed or closed.", "How it ended"),
    lines("Extensions asked for", paper.extensions, "No other due date is asked for.", "What is asked for"),
    lines("Outstanding", paper.outstanding, "Nothing is outstanding.", "Where it stands"),
    await pictures(paper),
    () => [...differences(paper), ...key(paper)],
    ...detailPages(paper),
  ];
}

function summary({ standing, rows }: Paper, bookmarks: ReadonlyMap<string, number>): Blocks {
  return [
    heading(1, "Where the recommendations stand", { onNewPage: true }),
    ...paragraphs(standing, "Lead"),
    ...(rows.length === 0
      ? []
      : [
          table(
            ["Recommendation", "Owner", "Rating", "Due", "Last update"],
            [4.4, 3.3, 3.5, 3.4, 2.4],
            rows.map(
              ({ reference, shortTitle, owner, shown, shownName, beside: qualifiers, due, lastUpdate }): Cell[] => [
                referenceAndTitle(reference, shortTitle, bookmarks.get(reference)),
                owner,
                [
                  new Paragraph({ style: "Cell", children: ratingRuns(shown, shownName) }),
                  ...qualifierNotes(qualifiers),
                ],
                dueDate(due),
                lastUpdate,
              ],
            ),
          ),
        ]),
  ];
}

/** A due date, such as "30 April 2027; first agreed …", with a note below it for each further part. */
function dueDate(due: string): Paragraph[] {
  const [date = "", ...rest] = due.split("; ");
  return [
    new Paragraph({ style: "Cell", text: date }),
    ...rest.map((text) => new Paragraph({ style: "TableNote", text: capitalised(text) })),
  ];
}

function exceptions({ exceptions: lists }: Paper, bookmarks: ReadonlyMap<string, number>): Blocks {
  const noExceptions = describeEmptyExceptions(lists);
  return [
    heading(1, "Exceptions"),
    ...lists
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, lines }) => [
        heading(2, title),
        ...recommendationTable(lines, "", "What to look at", bookmarks),
      ]),
    ...(noExceptions ? [new Paragraph({ text: noExceptions, spacing: { before: 200 } })] : []),
  ];
}

async function pictures({ pictures: { strip, slips, overTime } }: Paper): Promise<Blocks> {
  const drawings = [stripPicture(strip), slipsPicture(slips), overTimePicture(overTime)].filter(
    (drawing) => drawing !== null,
  );
  const blocks: Blocks = [heading(1, "In pictures")];
  if (drawings.length === 0) blocks.push(new Paragraph("There is nothing to draw yet."));
  for (const [index, drawing] of drawings.entries()) blocks.push(...(await pictureWithTable(drawing, index + 1)));
  return blocks;
}

function differences({ differences: all }: Paper): Blocks {
  return [heading(1, "What difference it has made"), ...impactStatements(all, "Nothing has been reported yet.")];
}

function key({ key: all }: Paper): Blocks {
  return [heading(1, "What the ratings mean"), ratingKeyTable(all)];
}

const PAGES_AT_ONCE = 20;

/** The detail pages, in batches to limit memory. */
function detailPages({ details }: Paper): (() => Blocks)[] {
  return Array.from({ length: Math.ceil(details.length / PAGES_AT_ONCE) }, (_, batch) => () => {
    const from = batch * PAGES_AT_ONCE;
    const pages = details
      .slice(from, from + PAGES_AT_ONCE)
      .flatMap((detail, index) => detailPage(detail, from + index));
    return from === 0 ? [heading(1, "Each recommendation", { onNewPage: true }), ...pages] : pages;
  });
}

function detailPage(detail: PaperDetail, index: number): Blocks {
  const { reference, shortTitle, wording, source, shown, shownName, beside: qualifiers } = detail;
  return [
    heading(2, `${reference} ${shortTitle}`, { onNewPage: index > 0, bookmark: index + 1 }),
    new Paragraph({
      keepNext: true,
      children: [
        ...ratingRuns(shown, shownName),
        ...(qualifiers.length > 0 ? [new TextRun({ text: `; ${qualifiers.join("; ")}` })] : []),
      ],
    }),
    ...quotation(wording),
    ...paragraphs(source, "Source"),
    detailsTable(detail.particulars.map(({ name, words }) => [name, paragraphs(words || "Not said yet", "Value")])),
    ...detail.parts.flatMap(({ title, paragraphs: said }) => [
      heading(3, title),
      ...(said.length === 0 ? [new Paragraph("None.")] : said.flatMap((text) => paragraphs(text))),
    ]),
  ];
}
