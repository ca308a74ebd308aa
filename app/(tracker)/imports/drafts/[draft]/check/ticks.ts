import type { FormValues } from "#lib/core/input.ts";
import type { ImportAnswers } from "#lib/imports/answers.rules.ts";
import { MAY_IDENTIFY } from "#lib/imports/differences.rules.ts";
import type { Differences } from "#lib/imports/differences.types.ts";
import type { PlanRow } from "#lib/imports/plan-rows.ts";
import { RATED_DIFFERENTLY } from "#lib/imports/update.differences.rules.ts";

/** The answers that hold for a whole file and are given where their effect is shown. */
const tickNames = ["takesLastDay", "takesMostCautious", "takesLastAction", "hasReadWordings"] as const;

interface AnswerForFile {
  readonly name: (typeof tickNames)[number] | "doneOn";
  readonly label: string;
  readonly hint?: string;
}

/** What the form says before a person has changed anything. */
export function savedTicks(answers: ImportAnswers): FormValues {
  return {
    ...Object.fromEntries(tickNames.map((name) => [name, answers[name] ? "on" : ""])),
    doneOn: answers.doneOn ?? "",
  };
}

/** The answers that change something in this file, or that were given. */
export function relevantTicks(
  rows: readonly PlanRow[],
  { recommendations }: Differences,
  answers: ImportAnswers,
): AnswerForFile[] {
  const reasons = new Set(recommendations.flatMap(({ changes }) => changes.map(({ why }) => why)));
  const all: readonly (AnswerForFile & { readonly isRelevant: boolean })[] = [
    {
      name: "takesLastDay",
      label: "Where the plan names a month or a quarter, take its last day as the date",
      isRelevant: rows.some(({ due }) => due.date === null && due.proposed !== null),
    },
    {
      name: "takesMostCautious",
      label: "Where the actions of a recommendation are rated differently, give it the most cautious of their ratings",
      isRelevant: answers.takesMostCautious || reasons.has(RATED_DIFFERENTLY),
    },
    {
      name: "takesLastAction",
      label: "Give a recommendation without a date of its own the last date of its actions",
      isRelevant: rows.some(({ action, due }) => action.trim() !== "" && due.text !== ""),
    },
    {
      name: "hasReadWordings",
      label: "I have read the wordings marked below again: no one can be identified by them",
      isRelevant: answers.hasReadWordings || reasons.has(MAY_IDENTIFY),
    },
    {
      name: "doneOn",
      label: "The day on which actions were done that the plan says are delivered, without a day (optional)",
      hint: "Without it they stay open, with what the plan says as a note.",
      isRelevant: rows.some(
        ({ action, delivery, doneOn }) => action !== "" && delivery === "delivered" && doneOn === null,
      ),
    },
  ];
  return all.filter(({ isRelevant }) => isRelevant);
}
