import { formatDate, parseCalendarDate } from "#lib/core/clock.ts";
import type { PlanRow } from "./plan-rows.ts";

/** The longest text of an action, as its form takes it. */
const LONGEST_ACTION = 500;
/** The longest note of a report on an action. */
const LONGEST_NOTE = 2000;

/** An action as it is added: cut between two words if it is longer than an action may be. */
export function actionText(text: string): string {
  const words = text.trim();
  if (words.length <= LONGEST_ACTION) return words;
  return `${words.slice(0, LONGEST_ACTION - 2).replace(/\s+\S*$/, "")} …`;
}

/** What the plan says about the progress of a row, as written: a line for each thing. */
export function progressLines(row: PlanRow): string[] {
  return [...reportedLines(row), ...line("Rating in the plan", ratingWithMeaning(row)), ...otherLines(row)];
}

/** What the plan reports about a row in its own words, each with the date that the plan gives it. */
export function reportedLines(row: PlanRow): string[] {
  return row.updates
    .filter(({ text }) => text.trim() !== "")
    .map(({ on, text }) => `As written in the plan${on ? ` for ${dayInWords(on)}` : ""}: ${text.trim()}`);
}

/** What else the plan says about a row that has no home of its own, apart from its rating. */
export function otherLines(row: PlanRow): string[] {
  const { milestones = [], outcome, assessment, reviewDate, madeOn, theme, rest } = row;
  return [
    ...(row.percent === null ? [] : [`Done, by the plan: ${formatPercent(row.percent)}`]),
    ...line("Evidence named in the plan", row.evidence),
    ...line("Milestones in the plan", milestones.join("; ")),
    ...line("Outcome in the plan", outcome),
    ...line("Assessment in the plan", assessment),
    ...line("Review date in the plan", reviewDate && dayInWords(reviewDate)),
    ...line("Made on, by the plan", madeOn && dayInWords(madeOn)),
    ...line("Theme in the plan", theme),
    ...line("Person in the plan", row.person),
    ...line("Date in the plan", row.due.precision === "day" ? "" : row.due.text),
    ...line("Earlier dates in the plan", row.earlierDues.map(({ text }) => text).join("; ")),
    ...Object.entries(rest).flatMap(([heading, text]) => line(`${heading || "Without a heading"}, in the plan`, text)),
  ];
}

/** A day in words; a heading such as "July 2024" as it is. */
function dayInWords(on: string): string {
  const day = parseCalendarDate(on);
  return day ? formatDate(day) : on;
}

function line(label: string, text: string | null | undefined): string[] {
  const words = text?.trim() ?? "";
  return words === "" ? [] : [`${label}: ${words}`];
}

/** The rating as the plan has it: its word or letter, or else its colour. */
export function ratingInWords({ ratingAsWritten, ratingColour }: PlanRow): string {
  return ratingAsWritten.trim() || ratingColour;
}

/** The rating as the plan has it; a letter, which says nothing by itself, with what it means. */
function ratingWithMeaning(row: PlanRow): string {
  const words = ratingInWords(row);
  return words.length > 2 || words === "" || row.delivery === null ? words : `${words} (${row.delivery})`;
}

/** A share as the plan has it, which may be written as 0.75 or 75. */
function formatPercent(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`;
}

/** Lines of which none is longer than a note. */
export function inPieces(lines: readonly string[]): string[] {
  return lines.flatMap(pieces);
}

/** Lines about an action as the notes of one or more reports, each short enough. */
export function notesOf(lines: readonly string[]): string[] {
  const notes: string[] = [];
  for (const one of lines) {
    const last = notes.at(-1);
    if (last !== undefined && last.length + 1 + one.length <= LONGEST_NOTE) notes.splice(-1, 1, `${last}\n${one}`);
    else notes.push(one);
  }
  return notes;
}

/** A line that is longer than a note, cut between two words. */
function pieces(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_NOTE) {
    const cut = rest.lastIndexOf(" ", LONGEST_NOTE);
    const at = cut > LONGEST_NOTE / 2 ? cut : LONGEST_NOTE;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}
