import type { DraftChoices, ReviewAnswer } from "./answers.rules.ts";
import { ownerNameOf } from "./comparison.rules.ts";
import { comparable } from "./matching.rules.ts";
import type { PlanRow } from "./plan-rows.ts";

/** The steps of an import after its file, in order, with the word for each. */
export const importSteps = {
  reviews: "Reviews",
  columns: "Columns",
  meanings: "Meanings",
  owners: "Owners",
  check: "Check",
} as const;

export type ImportStep = keyof typeof importSteps;
export const stepNames: readonly ImportStep[] = ["reviews", "columns", "meanings", "owners", "check"];

/** The step that a sentence sends a person to, such as “Reviews”; null if it names none. */
export function stepNamedIn(sentence: string): ImportStep | null {
  return stepNames.find((step) => sentence.includes(`“${importSteps[step]}”`)) ?? null;
}

/** The number of a step, of which the file is the first, and the number of all steps. */
export function stepOf(step: ImportStep): { readonly number: number; readonly of: number } {
  return { number: stepNames.indexOf(step) + 2, of: stepNames.length + 1 };
}

/** What has to be known to say which steps have something to ask. */
export interface StepFacts {
  readonly choices: DraftChoices;
  readonly rows: readonly PlanRow[];
  readonly codes: ReadonlySet<string>;
  agencyNamed(name: string): number | null | undefined;
}

/** The next step after one that has something to ask; the last is always shown. */
export function nextStep(after: ImportStep | null, facts: StepFacts): ImportStep {
  const later = stepNames.slice(after === null ? 0 : stepNames.indexOf(after) + 1);
  return later.find((step) => hasQuestions(step, facts)) ?? "check";
}

/** The steps before the last in which something is open. */
export function openSteps(facts: StepFacts): ImportStep[] {
  return stepNames.filter((step) => step !== "check" && hasQuestions(step, facts));
}

function hasQuestions(step: ImportStep, facts: StepFacts): boolean {
  const { choices, rows, codes } = facts;
  switch (step) {
    case "reviews":
      return namedReviews(choices, rows).some((named) => !isSettled(answerFor(choices, named), codes));
    case "columns":
      return !choices.stepsDone.includes("columns");
    case "meanings":
      return hasOpenMeanings(choices) || openDates(choices, rows).length > 0;
    case "owners":
      return openOwners(facts).length > 0;
    case "check":
      return true;
  }
}

/** What a colour or a word means is asked once: one that is left without a meaning then stays so. */
function hasOpenMeanings({ reading }: DraftChoices): boolean {
  return reading.meanings.some(({ isConfirmed }) => !isConfirmed);
}

function isSettled(answer: ReviewAnswer | undefined, codes: ReadonlySet<string>): boolean {
  return answer !== undefined && (!answer.isUsed || answer.added !== null || codes.has(answer.code));
}

/** The answer about a review of the file. */
export function answerFor({ answers }: DraftChoices, named: string): ReviewAnswer | undefined {
  return answers.reviews.find((answer) => answer.named === named);
}

/** The reviews that the tables in use name, or that their rows name. */
export function namedReviews({ reading }: DraftChoices, rows: readonly PlanRow[]): string[] {
  const ofParts = reading.parts.flatMap(({ isUsed, review }) => (isUsed && review !== null ? [review] : []));
  return [...new Set([...ofParts, ...rows.map(({ review }) => review)])];
}

/** A name, or a date, of the file that has to be asked about, and where it is. */
export interface OpenText {
  readonly text: string;
  readonly cells: readonly string[];
}

/** The names in the owners' columns that no agency has or had, each once. */
function openOwners({ rows, agencyNamed }: Pick<StepFacts, "rows" | "agencyNamed">): OpenText[] {
  return namesOfOwners(rows).filter(({ text }) => agencyNamed(text) === undefined);
}

/** The names in the owners' columns, each once. */
export function namesOfOwners(rows: readonly PlanRow[]): OpenText[] {
  return gathered(rows, (row) => [ownerNameOf(row), ...row.contributors]);
}

/** The texts written instead of dates that are neither a day nor a month or quarter, and were not answered yet, each once. */
function openDates(choices: DraftChoices, rows: readonly PlanRow[]): OpenText[] {
  const answered = new Set(choices.answers.dates.map(({ text }) => comparable(text)));
  return textsAsDates(rows).filter(({ text }) => !answered.has(comparable(text)));
}

/** The texts written instead of dates that are neither a day nor a month or quarter, each once. */
export function textsAsDates(rows: readonly PlanRow[]): OpenText[] {
  return gathered(rows, ({ due }) => (due.date === null && due.proposed === null ? [due.text] : []));
}

function gathered(rows: readonly PlanRow[], textsOf: (row: PlanRow) => readonly string[]): OpenText[] {
  const found = new Map<string, { text: string; cells: string[] }>();
  for (const row of rows)
    for (const text of textsOf(row).map((one) => one.trim())) {
      if (text === "") continue;
      const known = found.get(comparable(text));
      if (known) known.cells.push(row.at);
      else found.set(comparable(text), { text, cells: [row.at] });
    }
  return [...found.values()];
}

/** A code for a review that the tracker lacks: the first letters of its name, and a number that makes it the only one. */
export function suggestCode(named: string, taken: ReadonlySet<string>): string {
  const letters = named
    .normalize("NFKD")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0])
    .join("")
    .slice(0, 4);
  const stem = letters.length > 0 ? letters : "R";
  // A name that ends in a number has one already.
  if (/^[A-Z]+\d+$/.test(stem) && !taken.has(stem)) return stem;
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}
