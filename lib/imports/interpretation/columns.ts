import type { PlanField } from "./fields.ts";
import { fieldOf, periodOf } from "./headings.ts";
import type { Profile } from "./profiles.ts";
import { folded } from "./texts.ts";

/** A column as found: its heading, and what its cells look like. */
interface FoundColumn {
  readonly at: number;
  readonly heading: string;
  readonly profile: Profile;
}

interface GuessedColumn {
  readonly at: number;
  readonly heading: string;
  readonly field: PlanField;
  readonly on: string;
}

/** The fields that a row can have more than once. */
const repeatable: ReadonlySet<PlanField> = new Set([
  "contributors",
  "earlier due",
  "revised due",
  "mark",
  "update",
  "rating",
  "evidence",
  "milestones",
  "assessment",
  "outcome",
  "success measure",
  "kept",
  "left out",
] as const);

type Guess = { readonly column: FoundColumn; field: PlanField };

/** What each column holds, by its heading and, where that leaves it open, by its cells and the other columns. */
export function guessColumns(columns: readonly FoundColumn[]): GuessedColumn[] {
  const guesses: Guess[] = columns.map((column) => ({ column, field: guessOne(column) }));
  settleNumbers(guesses);
  settleDates(guesses);
  settleOwner(guesses);
  settleActions(guesses);
  settleUnheaded(guesses);
  settleProgress(guesses);
  keepRepeated(guesses);
  return guesses.map(({ column, field }) => ({
    at: column.at,
    heading: column.heading,
    field,
    on: field === "update" ? periodOf(column.heading) : "",
  }));
}

const HALF = 0.5;
const MOST = 0.7;

function guessOne({ heading, profile }: FoundColumn): PlanField {
  const field = fieldOf(heading);
  const text = folded(heading);
  if (/^(?:items?|recs?)$/.test(text)) return profile.references > HALF ? "ref" : "recommendation";
  if (field === "mark" && profile.dates > HALF) return "done";
  if (field === "outcome" && periodOf(heading) !== "") return "update";
  if (field === "theme" && profile.grades > HALF) return "kept";
  if (field === "made on" && text !== "date" && profile.dates === 0 && profile.filled > 0) return "kept";
  if ((field === null || field === "kept") && profile.formulas > HALF) return "left out";
  return field ?? "kept";
}

/** Of two columns under one heading, as where it spans a number and the text, the one that has only numbers is the number. */
function settleNumbers(guesses: Guess[]): void {
  for (const [text, number] of [
    ["recommendation", "ref"],
    ["action", "action ref"],
  ] as const) {
    const all = guesses.filter(({ field }) => field === text);
    const numbers = all.find(({ column }) => column.profile.references > MOST);
    if (numbers && all.length > 1) numbers.field = number;
  }
}

/** A column that is headed "Date" is the due date if it comes after the recommendation and no other column is. */
function settleDates(guesses: Guess[]): void {
  const has = (field: PlanField) => guesses.some((guess) => guess.field === field);
  if (has("due") || has("due and progress")) return;
  const first = guesses.findIndex(({ field }) => field === "recommendation" || field === "action");
  const candidate =
    guesses.find(({ column, field }) => field === "done" && folded(column.heading) === "completion date") ??
    guesses.find(
      ({ column, field }, index) => field === "made on" && folded(column.heading) === "date" && index > first,
    );
  if (candidate) candidate.field = "due";
}

/** One column is for the agency. Beside it a lead is a person, and where there is none the column for the person has both. */
function settleOwner(guesses: Guess[]): void {
  const owners = guesses.filter(({ field }) => field === "owner");
  const agency = owners.find(({ column }) =>
    /agenc|organi[sz]ation|body|service|department|directorate/i.test(column.heading),
  );
  const owner = agency ?? owners[0];
  for (const other of owners) if (other !== owner) other.field = "person";
  if (owner || guesses.some(({ field }) => field === "agencies")) return;
  const person = guesses.find(({ field }) => field === "person");
  if (person) person.field = "owner";
}

/** A column that is headed "Progress" is a rating if its cells are, and no other column is. */
function settleProgress(guesses: Guess[]): void {
  if (guesses.some(({ field }) => field === "rating" || field === "mark")) return;
  const progress = guesses.find(({ field, column }) => field === "update" && column.profile.statuses > MOST);
  if (progress) progress.field = "rating";
}

/** Of two columns for actions in a table without recommendations, the first says what was asked for. */
function settleActions(guesses: Guess[]): void {
  const [first, second] = guesses.filter(({ field }) => field === "action");
  if (first && second && !guesses.some(({ field }) => field === "recommendation")) first.field = "recommendation";
}

/** A column without a known heading is guessed by its cells, if the table has nothing of the kind. */
function settleUnheaded(guesses: Guess[]): void {
  for (const guess of guesses) {
    if (guess.field !== "kept" || guess.column.profile.filled === 0) continue;
    const field = fieldByCells(guess.column);
    if (field && !guesses.some((other) => other.field === field || takesTheirPlace(other.field, field)))
      guess.field = field;
  }
}

/** Whether a field that the table has says the same as another. */
function takesTheirPlace(present: PlanField, field: PlanField): boolean {
  return (field === "rating" && present === "mark") || (field === "due" && present === "due and progress");
}

function fieldByCells({ at, heading, profile }: FoundColumn): PlanField | null {
  if (profile.colours > MOST) return "rating";
  if (profile.percents > MOST) return "percent";
  if (heading !== "") return null;
  if (at === 0 && profile.references > MOST) return "ref";
  return profile.dates > MOST ? "due" : null;
}

/** A row has one of most fields: the first column is taken, and the others are kept as read. */
function keepRepeated(guesses: Guess[]): void {
  const seen = new Set<PlanField>();
  for (const guess of guesses) {
    if (seen.has(guess.field) && !repeatable.has(guess.field))
      guess.field = guess.field === "due" ? "revised due" : "kept";
    seen.add(guess.field);
  }
}
