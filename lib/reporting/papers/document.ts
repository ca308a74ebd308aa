import { formatDate, formatInstant, type Instant } from "#lib/core/clock.ts";
import { capitalised } from "#lib/core/text.ts";
import {
  type Block,
  differenceBlocks,
  type Fact,
  keySection,
  type ReportDocument,
  ratingCell,
  recommendationBlocks,
  recommendationCell,
  type Section,
  type TableCell,
  textBlock,
} from "#lib/reporting/documents/document.ts";
import { TRIAL_MARK } from "#lib/reporting/exports/marks.ts";
import { detailBlocks } from "./detail-document.ts";
import { describeEmptyExceptions } from "./labels.ts";
import { overTimePicture, slipsPicture, stripPicture } from "./pictures.ts";
import { type Paper, type PaperLine, type PaperRow, purposeNames } from "./rules.ts";

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

function coverFacts({ meeting, cover, scopeName, asAt, marking }: Paper): Fact[] {
  const asks = cover.asks.trim();
  return [
    { name: "Meeting", text: meeting.title },
    { name: "Date", text: formatDate(meeting.heldOn) },
    { name: "Agenda item", text: cover.agendaItem.trim() || "Not numbered yet" },
    { name: "Title", text: cover.title },
    { name: "Author", text: cover.author.trim() || "Not named" },
    { name: "Sponsor", text: cover.sponsor.trim() || "Not named" },
    { name: "Purpose", text: purposeNames[cover.purpose] },
    { name: "What it covers", text: scopeName },
    { name: "Data as at", text: formatInstant(asAt) },
    { name: "Marking", text: marking || "None" },
    {
      name: "What the Executive is asked to do",
      text: asks || "Nothing is asked of the Executive.",
      isList: asks !== "",
    },
    { name: "Executive summary", text: cover.summary.trim() || "None written." },
    { name: "Risks", text: cover.risks.trim() || "None written." },
  ];
}

function sectionsOf(paper: Paper): Section[] {
  const since = paper.since ? ` since ${paper.since}` : "";
  const lines = (heading: string, all: readonly PaperLine[], whenEmpty: string, head: string): Section => ({
    heading,
    blocks: recommendationBlocks(all, whenEmpty, head),
  });
  return [
    {
      heading: "Where the recommendations stand",
      onNewPage: true,
      blocks: [{ kind: "text", look: "lead", text: paper.standing }, ...summaryBlocks(paper.rows)],
    },
    lines("For decision", paper.toDecide, "Nothing waits for a decision.", "What to decide"),
    lines(
      `What has changed${since}`,
      paper.changes,
      paper.since ? "Nothing has changed." : "This is the first paper: there is nothing to compare it with.",
      "What changed",
    ),
    { heading: "Exceptions", blocks: exceptionBlocks(paper) },
    lines(`Completed or closed${since}`, paper.completed, "Nothing was completed or closed.", "How it ended"),
    lines("Extensions asked for", paper.extensions, "No other due date is asked for.", "What is asked for"),
    lines("Outstanding", paper.outstanding, "Nothing is outstanding.", "Where it stands"),
    { heading: "In pictures", blocks: pictureBlocks(paper.pictures) },
    {
      heading: "What difference it has made",
      blocks: differenceBlocks(paper.differences, "Nothing has been reported yet."),
    },
    keySection(paper.key),
    ...(paper.details.length > 0
      ? [{ heading: "Each recommendation", onNewPage: true, blocks: paper.details.flatMap(detailBlocks) }]
      : []),
  ];
}

function summaryBlocks(rows: readonly PaperRow[]): Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      head: ["Recommendation", "Owner", "Rating", "Due", "Last update"],
      widths: [4.4, 3.3, 3.5, 3.4, 2.4],
      rows: rows.map((row) => [
        recommendationCell(row),
        row.owner,
        ratingCell(row.shown, row.shownName, row.beside),
        dueCell(row.due),
        row.lastUpdate,
      ]),
    },
  ];
}

/** A due date, such as "30 April 2027; first agreed …", with a note below it for each further part. */
function dueCell(due: string): TableCell {
  const [text = "", ...notes] = due.split("; ");
  return { kind: "noted", text, notes: notes.map(capitalised) };
}

function exceptionBlocks(paper: Paper): Block[] {
  const noExceptions = describeEmptyExceptions(paper);
  return [
    ...paper.exceptions
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, lines }): Block[] => [
        { kind: "heading", level: 2, text: title },
        ...recommendationBlocks(lines, "", "What to look at"),
      ]),
    ...(noExceptions ? [textBlock(noExceptions)] : []),
  ];
}

function pictureBlocks({ strip, slips, overTime }: Paper["pictures"]): Block[] {
  const pictures = [stripPicture(strip), slipsPicture(slips), overTimePicture(overTime)];
  const drawn = pictures.flatMap((picture): Block[] => (picture ? [{ kind: "picture", picture }] : []));
  return drawn.length > 0 ? drawn : [textBlock("There is nothing to draw yet.")];
}
