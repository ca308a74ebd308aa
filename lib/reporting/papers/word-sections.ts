import { Paragraph, TextRun } from "docx";
import type { Parts, Sections } from "#lib/reporting/documents/word-file.ts";
import {
  beside,
  type Cell,
  heading,
  keyTable,
  lineTable,
  paragraphs,
  particulars,
  picture,
  quotations,
  quoted,
  rating,
  subject,
  table,
} from "#lib/reporting/documents/word-parts.ts";
import { capitalised } from "#lib/status/labels.ts";
import { noExceptionsInWords } from "./labels.ts";
import { overTimePicture, slipsPicture, stripPicture } from "./pictures.ts";
import type { Paper, PaperDetail, PaperLine } from "./rules.ts";
import { cover, type Issued } from "./word-cover.ts";

/** So many pages of recommendations are made at once. */
const PAGES_AT_ONCE = 20;

/** The sections of a paper, whose version is issued or which is a draft (null). */
export async function sectionsOf(paper: Paper, issued: Issued | null): Promise<Sections> {
  const bookmarks = new Map(paper.details.map(({ reference }, index) => [reference, index + 1]));
  const lines = (title: string, all: readonly PaperLine[], none: string, head: string) => (): Parts => [
    heading(1, title),
    ...lineTable(all, none, head, bookmarks),
  ];
  return {
    cover: cover(paper, issued),
    before: [
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
    ],
    pictures: await pictures(paper),
    after: [
      () => [...differences(paper), ...key(paper)],
      ...Array.from({ length: Math.ceil(paper.details.length / PAGES_AT_ONCE) }, (_, index) => () => {
        const from = index * PAGES_AT_ONCE;
        return detailPages(paper.details.slice(from, from + PAGES_AT_ONCE), from);
      }),
    ],
  };
}

function summary({ standing, rows }: Paper, bookmarks: ReadonlyMap<string, number>): Parts {
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
                subject(reference, shortTitle, bookmarks.get(reference)),
                owner,
                [new Paragraph({ style: "Cell", children: rating(shown, shownName) }), ...beside(qualifiers)],
                dated(due),
                lastUpdate,
              ],
            ),
          ),
        ]),
  ];
}

/** A date, and under it what stands beside it: "30 April 2027; first agreed …". */
function dated(due: string): Paragraph[] {
  const [date = "", ...rest] = due.split("; ");
  return [
    new Paragraph({ style: "Cell", text: date }),
    ...rest.map((text) => new Paragraph({ style: "Beside", text: capitalised(text) })),
  ];
}

function exceptions({ exceptions: lists }: Paper, bookmarks: ReadonlyMap<string, number>): Parts {
  const none = noExceptionsInWords(lists);
  return [
    heading(1, "Exceptions"),
    ...lists
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, lines }) => [heading(2, title), ...lineTable(lines, "", "What to look at", bookmarks)]),
    ...(none ? [new Paragraph({ text: none, spacing: { before: 200 } })] : []),
  ];
}

async function pictures({ pictures: { strip, slips, overTime } }: Paper): Promise<Parts> {
  const drawn = [stripPicture(strip), slipsPicture(slips), overTimePicture(overTime)].filter((one) => one !== null);
  const parts: Parts = [heading(1, "In pictures")];
  if (drawn.length === 0) parts.push(new Paragraph("There is nothing to draw yet."));
  for (const [index, one] of drawn.entries()) parts.push(...(await picture(one, index + 1)));
  return parts;
}

function differences({ differences: all }: Paper): Parts {
  return [heading(1, "What difference it has made"), ...quotations(all, "Nothing has been reported yet.")];
}

function key({ key: all }: Paper): Parts {
  return [heading(1, "What the ratings mean"), keyTable(all)];
}

/** The pages of some recommendations, the first of which is the how-manieth of all, from nought. */
function detailPages(details: readonly PaperDetail[], from: number): Parts {
  const pages = details.flatMap((detail, index) => detailPage(detail, from + index));
  return from === 0 ? [heading(1, "Each recommendation", { onNewPage: true }), ...pages] : pages;
}

function detailPage(detail: PaperDetail, index: number): Parts {
  const { reference, shortTitle, wording, source, shown, shownName, beside: qualifiers } = detail;
  return [
    heading(2, `${reference} ${shortTitle}`, { onNewPage: index > 0, bookmark: index + 1 }),
    new Paragraph({
      keepNext: true,
      children: [
        ...rating(shown, shownName),
        ...(qualifiers.length > 0 ? [new TextRun({ text: `; ${qualifiers.join("; ")}` })] : []),
      ],
    }),
    ...quoted(wording),
    ...paragraphs(source, "Source"),
    particulars(detail.particulars.map(({ name, words }) => [name, paragraphs(words || "Not said yet", "Value")])),
    ...detail.parts.flatMap(({ title, paragraphs: said }) => [
      heading(3, title),
      ...(said.length === 0 ? [new Paragraph("None.")] : said.flatMap((text) => paragraphs(text))),
    ]),
  ];
}
