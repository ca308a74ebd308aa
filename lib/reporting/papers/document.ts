import { formatDate, formatInstant, type Instant } from "#lib/core/clock.ts";
import { capitalised, shortMonths } from "#lib/core/text.ts";
import {
  type Block,
  differenceBlocks,
  type Fact,
  keyBlocks,
  lineBlocks,
  type ReportDocument,
  ratingCell,
  recommendationCell,
  type Section,
  type TableCell,
  textBlock,
} from "#lib/reporting/documents/document.ts";
import { TRIAL_MARK } from "#lib/reporting/exports/marks.ts";
import { detailBlocks } from "./detail-document.ts";
import { describeEmptyExceptions } from "./labels.ts";
import { overTimeBlocks } from "./over-time.ts";
import { type Paper, type PaperRow, purposeNames } from "./rules.ts";

/** The number and version of an issued paper. */
export interface Issued {
  readonly number: number;
  readonly version: number;
  readonly at: Instant;
  /** A sentence for each passage removed since it was issued. */
  readonly redactions: readonly string[];
}

/** A board paper as a document, issued or a draft (null). Page, print and Word are laid out from it. */
export function paperDocument(paper: Paper, issued: Issued | null): ReportDocument {
  const { partnership, cover, meeting, isTrial } = paper;
  return {
    partnership,
    title: cover.title,
    occasion: `${meeting.title}, ${formatDate(meeting.heldOn)}`,
    notices: [
      ...(isTrial ? [`${TRIAL_MARK}. What it says may be made up.`] : []),
      issued
        ? `Paper ${issued.number}, version ${issued.version}, issued ${formatInstant(issued.at)}.`
        : "Draft, not issued: it may still change.",
      ...(issued?.redactions ?? []),
    ],
    cover: coverFacts(paper),
    sections: sectionsOf(paper),
  };
}

/** What the Executive is asked comes first; the meeting, its day and the title are above. */
function coverFacts({ cover, scopeName, asAt, marking }: Paper): Fact[] {
  const asks = cover.asks.trim();
  return [
    {
      name: "What the Executive is asked to do",
      text: asks || "Nothing is asked of the Executive.",
      isList: asks !== "",
    },
    { name: "Executive summary", text: cover.summary.trim() || "None written." },
    { name: "Risks", text: cover.risks.trim() || "None written." },
    { name: "Purpose", text: purposeNames[cover.purpose] },
    { name: "What it covers", text: scopeName },
    { name: "Agenda item", text: cover.agendaItem.trim() || "Not numbered yet" },
    { name: "Author", text: cover.author.trim() || "Not named" },
    { name: "Sponsor", text: cover.sponsor.trim() || "Not named" },
    { name: "Data as at", text: formatInstant(asAt) },
    { name: "Marking", text: marking || "None" },
  ];
}

function sectionsOf(paper: Paper): Section[] {
  const since = paper.since ? ` since ${paper.since}` : "";
  const whenUnchanged = paper.since
    ? "Nothing has changed."
    : "This is the first paper: there is nothing to compare it with.";
  return [
    { heading: "For decision", blocks: lineBlocks(paper.toDecide, "There is nothing to decide.") },
    { heading: "Where the recommendations stand", onNewPage: true, blocks: summaryBlocks(paper) },
    { heading: `What has changed${since}`, blocks: lineBlocks(paper.changes, whenUnchanged) },
    { heading: "Exceptions", blocks: exceptionBlocks(paper) },
    {
      heading: `Completed or closed${since}`,
      blocks: lineBlocks(paper.completed, "Nothing was completed or closed."),
    },
    { heading: "Extensions asked for", blocks: lineBlocks(paper.extensions, "No other due date is asked for.") },
    { heading: "Also outstanding", blocks: lineBlocks(paper.outstanding, "Nothing else is outstanding.") },
    ...saidBeforeSection(paper),
    { heading: "At each meeting", blocks: overTimeBlocks(paper.pictures) },
    {
      heading: "What difference it has made",
      blocks: differenceBlocks(paper.differences, "Nothing has been reported yet."),
    },
    ...(paper.details.length > 0
      ? [{ heading: "Each recommendation", onNewPage: true, blocks: paper.details.flatMap(detailBlocks) }]
      : []),
  ];
}

/** What an earlier review had said; nothing if no recommendation is linked with an earlier one. */
function saidBeforeSection({ saidBefore = [] }: Paper): Section[] {
  return saidBefore.length === 0 ? [] : [{ heading: "Said before", blocks: lineBlocks(saidBefore, "") }];
}

/** The ratings in a few sentences and as a table, with the meaning of those that occur in the paper. */
function summaryBlocks({ standing, rows, key, pictures }: Paper): Block[] {
  const lead: Block = { kind: "text", look: "lead", text: standing };
  if (rows.length === 0) return [lead];
  const then = pictures.strip.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.shown ?? []));
  return [
    lead,
    {
      kind: "table",
      head: ["Recommendation", "Owner", "Rating", "Due", "Last update"],
      widths: [4.9, 3.6, 3.5, 2.8, 2.2],
      rows: rows.map((row: PaperRow) => [
        recommendationCell(row),
        row.owner,
        ratingCell(row.shown, row.shownName, row.beside),
        dueCell(row.due),
        shortMonths(row.lastUpdate),
      ]),
    },
    ...keyBlocks(key, [...rows.map(({ shown }) => shown), ...then]),
  ];
}

/** A due date, such as "30 April 2027; first agreed …", with a note below it for each further part. */
function dueCell(due: string): TableCell {
  const [text = "", ...notes] = shortMonths(due).split("; ");
  return { kind: "noted", text, notes: notes.map(capitalised) };
}

function exceptionBlocks(paper: Paper): Block[] {
  const noExceptions = describeEmptyExceptions(paper);
  return [
    ...paper.exceptions
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, lines }): Block[] => [{ kind: "heading", level: 2, text: title }, ...lineBlocks(lines, "")]),
    ...(noExceptions ? [textBlock(noExceptions)] : []),
  ];
}
