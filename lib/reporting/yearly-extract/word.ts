import { Paragraph, type Table } from "docx";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import type { Blocks, WordContent } from "#lib/reporting/documents/word-file.ts";
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
  ratingRuns,
  referenceAndTitle,
} from "#lib/reporting/documents/word-text.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import { TRIAL_MARK } from "#lib/reporting/exports/marks.ts";
import {
  type Extract,
  emptySectionTexts,
  extractTitle,
  formatPeriod,
  type RatedStatus,
  type YearEntry,
} from "./rules.ts";

/** The extract as a Word document (.docx), for use in the yearly report. The same extract gives the same bytes. */
export async function buildWordFile(extract: Extract): Promise<ExportedFile<Buffer>> {
  const { partnership, from, to } = extract;
  return ExportedFile.word({ ...extract, title: extractTitle }, `yearly-report-extract-${from}-to-${to}`, {
    author: partnership,
    subject: formatPeriod(extract),
    version: formatPeriod(extract),
    day: to,
    content: [coverOf(extract), ...sectionsOf(extract)],
  });
}

function coverOf({ partnership, marking, isTrial, asAt, summary, ...period }: Extract): Blocks {
  return [
    new Paragraph({ style: "Partnership", text: partnership }),
    new Paragraph({ style: "Title", text: extractTitle }),
    new Paragraph({ style: "Meeting", text: formatPeriod(period) }),
    ...(isTrial ? paragraphs(`${TRIAL_MARK}. What it says may be made up.`, "Notice") : []),
    detailsTable([
      ["Year", paragraphs(formatPeriod(period), "Value")],
      ["Data as at", paragraphs(formatInstant(asAt), "Value")],
      ["Marking", paragraphs(marking || "None", "Value")],
      ["In short", paragraphs(summary, "Value")],
    ]),
  ];
}

function sectionsOf(extract: Extract): WordContent {
  const { recommended, rows, done, evidenced, completed, differences, littleProgress, key } = extract;
  return [
    () => [
      heading(1, "What was recommended"),
      ...(recommended.length === 0 ? [new Paragraph(emptySectionTexts.recommended)] : []),
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
      ...(rows.length === 0 ? [new Paragraph(emptySectionTexts.rows)] : [statusTable(rows)]),
    ],
    () => [heading(1, "What was done"), ...entriesOf(done, emptySectionTexts.done)],
    () => [heading(1, "What was given as evidence"), ...entriesOf(evidenced, emptySectionTexts.evidenced)],
    () => [
      heading(1, "What was completed or closed"),
      ...recommendationTable(completed, emptySectionTexts.completed, "How it ended"),
    ],
    () => [heading(1, "What difference it made"), ...impactStatements(differences, emptySectionTexts.differences)],
    () => [
      heading(1, "Where there was little or no progress"),
      ...recommendationTable(littleProgress, emptySectionTexts.littleProgress, "What says so"),
    ],
    () => [heading(1, "What the ratings mean"), ratingKeyTable(key)],
  ];
}

function statusTable(rows: Extract["rows"]): Table {
  return table(
    ["Recommendation", "Owner", "When it began", "When it ended"],
    [5.4, 4, 3.4, 4.2],
    rows.map(({ reference, shortTitle, owner, atStart, atEnd, beside: qualifiers }): Cell[] => [
      referenceAndTitle(reference, shortTitle, undefined),
      owner,
      atStart ? [rated(atStart)] : "Not made yet",
      [rated(atEnd), ...qualifierNotes(qualifiers)],
    ]),
  );
}

function rated({ shown, name }: RatedStatus): Paragraph {
  return new Paragraph({ style: "Cell", children: ratingRuns(shown, name) });
}

function entriesOf(entries: readonly YearEntry[], whenEmpty: string): Blocks {
  if (entries.length === 0) return [new Paragraph(whenEmpty)];
  return entries.flatMap(({ reference, shortTitle, paragraphs: texts }) => [
    heading(2, `${reference} ${shortTitle}`),
    ...texts.flatMap((text) => paragraphs(text)),
  ]);
}
