import { findIdentifiers } from "#lib/core/identifiers/identifiers.ts";
import type { Known } from "#lib/core/identifiers/known.ts";
import type { PlanRow } from "../plan-rows.ts";

/** Looks for what may identify someone in the texts of rows. A text that several rows have is searched once. */
export class Guard {
  readonly #known: Known;
  readonly #searched = new Map<string, boolean>();

  constructor(known: Known) {
    this.#known = known;
  }

  /** Whether a text of a row may identify someone. Who leads an action is named on purpose, and is not searched. */
  holds(row: PlanRow): boolean {
    return textsOf(row).some((text) => this.#isIdentifying(text));
  }

  #isIdentifying(text: string): boolean {
    if (text === "") return false;
    const known = this.#searched.get(text);
    if (known !== undefined) return known;
    const isIdentifying = findIdentifiers(text, this.#known).length > 0;
    this.#searched.set(text, isIdentifying);
    return isIdentifying;
  }
}

function textsOf(row: PlanRow): string[] {
  const { recommendation, action, updates, evidence, milestones = [], theme = "", successMeasure = "" } = row;
  const { assessment = "", outcome = "", due, rest } = row;
  return [
    recommendation,
    action,
    ...updates.map(({ text }) => text),
    evidence,
    ...milestones,
    theme,
    successMeasure,
    assessment,
    outcome,
    // What is read as a date identifies no one, while other words in its place may.
    due.date === null && due.proposed === null ? due.text : "",
    ...Object.values(rest),
  ];
}
