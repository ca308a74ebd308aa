import { Document, Paragraph } from "docx";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { pageWith, TRIAL } from "#lib/reporting/documents/word-edges.ts";
import { type Parts, wholeFile } from "#lib/reporting/documents/word-file.ts";
import { numbering, styles } from "#lib/reporting/documents/word-look.ts";
import {
  beside,
  type Cell,
  heading,
  keyTable,
  lineTable,
  paragraphs,
  particulars,
  quotations,
  rating,
  subject,
  table,
} from "#lib/reporting/documents/word-parts.ts";
import { type Extract, extractTitle, nothingIn, type Rated, type YearEntry, yearInWords } from "./rules.ts";

/** The extract as a Word document, to be taken into the yearly report. The same extract gives the same bytes. */
export async function wordOf(extract: Extract): Promise<Buffer> {
  const { partnership, marking, isTrial, asAt, to } = extract;
  const title = extractTitle;
  const cover = coverOf(extract);
  const document = new Document({
    title,
    creator: partnership,
    lastModifiedBy: partnership,
    subject: yearInWords(extract),
    description: `${partnership}. ${title}, ${yearInWords(extract)}, as at ${formatInstant(asAt)}.`,
    styles,
    numbering,
    sections: [
      {
        ...pageWith({ partnership, title, marking, isTrial, version: yearInWords(extract), day: to }),
        children: cover,
      },
    ],
  });
  return wholeFile(document, { cover, before: sectionsOf(extract), pictures: [], after: [] }, new Date(asAt));
}

function coverOf({ partnership, marking, isTrial, asAt, summary, ...period }: Extract): Parts {
  return [
    new Paragraph({ style: "Partnership", text: partnership }),
    new Paragraph({ style: "Title", text: extractTitle }),
    new Paragraph({ style: "Meeting", text: yearInWords(period) }),
    ...(isTrial ? paragraphs(`${TRIAL}. What it says may be made up.`, "Notice") : []),
    particulars([
      ["Year", paragraphs(yearInWords(period), "Value")],
      ["Data as at", paragraphs(formatInstant(asAt), "Value")],
      ["Marking", paragraphs(marking || "None", "Value")],
      ["In short", paragraphs(summary, "Value")],
    ]),
  ];
}

function sectionsOf(extract: Extract): readonly (() => Parts)[] {
  const { recommended, rows, done, evidenced, completed, differences, littleProgress, key } = extract;
  return [
    () => [
      heading(1, "What was recommended"),
      ...(recommended.length === 0 ? [new Paragraph(nothingIn.recommended)] : []),
      ...recommended.flatMap(({ title, publishedOn, recommendations }) => [
        heading(2, `${title}, ${formatDate(publishedOn)}`),
        table(
          ["Recommendation", "As worded"],
          [3.4, 13.6],
          recommendations.map(({ reference, wording }) => [reference, wording]),
        ),
      ]),
    ],
    () => [
      heading(1, "Where they stood"),
      ...(rows.length === 0
        ? [new Paragraph(nothingIn.rows)]
        : [
            table(
              ["Recommendation", "Owner", "When it began", "When it ended"],
              [5.4, 4, 3.4, 4.2],
              rows.map(({ reference, shortTitle, owner, atStart, atEnd, beside: qualifiers }): Cell[] => [
                subject(reference, shortTitle, undefined),
                owner,
                atStart ? [rated(atStart)] : "Not made yet",
                [rated(atEnd), ...beside(qualifiers)],
              ]),
            ),
          ]),
    ],
    () => [heading(1, "What was done"), ...entriesOf(done, nothingIn.done)],
    () => [heading(1, "What was given as evidence"), ...entriesOf(evidenced, nothingIn.evidenced)],
    () => [heading(1, "What was completed or closed"), ...lineTable(completed, nothingIn.completed, "How it ended")],
    () => [heading(1, "What difference it made"), ...quotations(differences, nothingIn.differences)],
    () => [
      heading(1, "Where there was little or no progress"),
      ...lineTable(littleProgress, nothingIn.littleProgress, "What says so"),
    ],
    () => [heading(1, "What the ratings mean"), keyTable(key)],
  ];
}

function rated({ shown, name }: Rated): Paragraph {
  return new Paragraph({ style: "Cell", children: rating(shown, name) });
}

function entriesOf(entries: readonly YearEntry[], none: string): Parts {
  if (entries.length === 0) return [new Paragraph(none)];
  return entries.flatMap(({ reference, shortTitle, said }) => [
    heading(2, `${reference} ${shortTitle}`),
    ...said.flatMap((words) => paragraphs(words)),
  ]);
}
