import { formatDate, formatInstant } from "#lib/core/clock.ts";
import {
  type Block,
  differenceBlocks,
  keyBlocks,
  lineBlocks,
  type ReportDocument,
  ratingCell,
  recommendationCell,
  type Section,
  textBlock,
} from "#lib/reporting/documents/document.ts";
import { TRIAL_MARK } from "#lib/reporting/exports/marks.ts";
import { NOT_YET } from "#lib/status/not-yet.labels.ts";
import type { Status } from "#lib/status/rules.ts";
import {
  type Extract,
  emptySectionTexts,
  extractTitle,
  formatPeriod,
  type YearEntry,
  type YearReview,
  type YearRow,
} from "./rules.ts";

/** The extract for the yearly report as a document. Page, print and Word are laid out from it. */
export function extractDocument(extract: Extract): ReportDocument {
  const { partnership, marking, isTrial, asAt, summary } = extract;
  return {
    partnership,
    title: extractTitle,
    occasion: formatPeriod(extract),
    notices: isTrial ? [`${TRIAL_MARK}. What it says may be made up.`] : [],
    cover: [
      { name: "Year", text: formatPeriod(extract) },
      { name: "Data as at", text: formatInstant(asAt) },
      { name: "Marking", text: marking || "None" },
      { name: "In short", text: summary },
    ],
    sections: sectionsOf(extract),
  };
}

function sectionsOf({
  recommended,
  saidBefore,
  rows,
  done,
  evidenced,
  completed,
  differences,
  littleProgress,
  noLittleProgress,
  key,
}: Extract) {
  const sections: Section[] = [
    { heading: "What was recommended", blocks: recommendedBlocks(recommended) },
    { heading: "What had been said before", blocks: lineBlocks(saidBefore, emptySectionTexts.saidBefore) },
    { heading: "Where they stood", blocks: [statusBlock(rows), ...keyBlocks(key, rows.flatMap(shownIn))] },
    { heading: "What was done", blocks: entryBlocks(done, emptySectionTexts.done) },
    { heading: "What was given as evidence", blocks: entryBlocks(evidenced, emptySectionTexts.evidenced) },
    {
      heading: "What was completed or closed",
      blocks: lineBlocks(completed, emptySectionTexts.completed),
    },
    { heading: "What difference it made", blocks: differenceBlocks(differences, emptySectionTexts.differences) },
    {
      heading: "Where there was little or no progress",
      blocks: lineBlocks(littleProgress, noLittleProgress),
    },
  ];
  return sections;
}

function recommendedBlocks(recommended: readonly YearReview[]): Block[] {
  if (recommended.length === 0) return [textBlock(emptySectionTexts.recommended)];
  return recommended.flatMap(({ title, publishedOn, recommendations }): Block[] => [
    { kind: "heading", level: 2, text: `${title}, ${formatDate(publishedOn)}` },
    {
      kind: "table",
      head: ["Recommendation", "As worded"],
      widths: [3.4, 13.6],
      rows: recommendations.map(({ reference, wording }) => [reference, wording]),
    },
  ]);
}

function shownIn({ atStart, atEnd }: YearRow): Status[] {
  return atStart ? [atStart.shown, atEnd.shown] : [atEnd.shown];
}

function statusBlock(rows: readonly YearRow[]): Block {
  if (rows.length === 0) return textBlock(emptySectionTexts.rows);
  return {
    kind: "table",
    head: ["Recommendation", "Owner", "When it began", "When it ended"],
    widths: [5.4, 4, 3.4, 4.2],
    rows: rows.map((row) => [
      recommendationCell(row),
      row.owner,
      row.atStart ? ratingCell(row.atStart.shown, row.atStart.name) : NOT_YET,
      ratingCell(row.atEnd.shown, row.atEnd.name, row.beside),
    ]),
  };
}

function entryBlocks(entries: readonly YearEntry[], whenEmpty: string): Block[] {
  if (entries.length === 0) return [textBlock(whenEmpty)];
  return entries.flatMap(({ reference, shortTitle, paragraphs }): Block[] => [
    { kind: "heading", level: 2, text: `${reference} ${shortTitle}` },
    ...paragraphs.map(textBlock),
  ]);
}
