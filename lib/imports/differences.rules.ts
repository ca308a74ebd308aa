import { createHash } from "node:crypto";
import { suggestTitle } from "#lib/partnership/pasted-recommendations.rules.ts";
import { actionChanges } from "./action.differences.rules.ts";
import { type Comparison, groupsOf, type RowGroup } from "./comparison.rules.ts";
import { dueDateChanges } from "./dates.differences.rules.ts";
import type { Change, Differences, PlannedReview, RecommendationDifference } from "./differences.types.ts";
import { isSameText } from "./matching.rules.ts";
import { responsibleOf } from "./responsible.differences.rules.ts";
import { updateChanges } from "./update.differences.rules.ts";

/**
 * What a plan changes in the tracker, thing by thing, each with the cell that it was read from. Nothing is written by it, and
 * nothing in it accepts, confirms or closes.
 */
export function differencesOf(comparison: Comparison): Differences {
  const { rows, mayIdentify } = comparison;
  // The name of a person would have every note held that it is in.
  const unnamed = rows.map((row) => (row.person !== "" && mayIdentify(row.person) ? { ...row, person: "" } : row));
  return differencesOfRows({ ...comparison, rows: unnamed }, new Map(rows.map(({ at, person }) => [at, person])));
}

function differencesOfRows(comparison: Comparison, persons: ReadonlyMap<string, string>): Differences {
  const groups = groupsOf(comparison);
  const added = new Map<string, PlannedReview>();
  const recommendations = groups.map((group) => {
    const found = differenceOf(group, comparison);
    const difference = { ...found, changes: [...found.changes, ...personsLeftOut(group, persons)] };
    if (group.known === null && difference.reference !== "") addTo(added, group, difference);
    return difference;
  });
  return { reviews: [...added.values()], recommendations };
}

/** The names of people in the plan, who are named as leads in the tracker instead. */
function personsLeftOut({ rows }: RowGroup, persons: ReadonlyMap<string, string>): Change[] {
  const why = "The name of a person is not taken over. Name them as the lead in the tracker.";
  return rows.flatMap(({ at, person }) => {
    const read = persons.get(at) ?? "";
    return read === person ? [] : [{ cell: at, kind: "cannot", what: "Person", read, becomes: "", why, write: null }];
  });
}

function addTo(
  reviews: Map<string, PlannedReview>,
  { answer, number }: RowGroup,
  difference: RecommendationDifference,
) {
  const { wording, source } = difference;
  const recommendation = { number, shortTitle: shortTitleOf(wording), wording, source };
  const review = reviews.get(answer.code);
  reviews.set(answer.code, {
    answer: review?.answer ?? answer,
    recommendations: [...(review?.recommendations ?? []), recommendation],
  });
}

const LONGEST_TITLE = 80;

function shortTitleOf(wording: string): string {
  return (suggestTitle(wording) || wording).slice(0, LONGEST_TITLE);
}

function differenceOf(group: RowGroup, comparison: Comparison): RecommendationDifference {
  const { answer, known, ref, wording, rows, number } = group;
  const worded = wordingChanges(group, comparison);
  const isMissing = known === null && worded[0]?.kind === "cannot";
  const base = {
    code: answer.code,
    reference: isMissing ? "" : (known?.reference ?? `${answer.code}-${number}`),
    wording: known?.wording ?? wording,
    source: { cell: rows[0]?.at ?? "", ref },
  };
  if (isMissing) return { ...base, changes: worded };
  const responsible = responsibleOf(group, comparison);
  return {
    ...base,
    changes: [
      ...worded,
      ...responsible.changes,
      ...dueDateChanges(group, comparison),
      ...measureChanges(group, comparison),
      ...actionChanges(group, responsible, comparison),
      ...updateChanges(group, responsible.owner, comparison),
    ],
  };
}

/** Why a wording is not taken over until a person has read it again. */
export const MAY_IDENTIFY = "It may identify a person. Read it again, and tick above that it does not.";

function wordingChanges(
  { known, rows, wording, answer, number }: RowGroup,
  { answers, facts, mayIdentify }: Comparison,
): Change[] {
  const change = { cell: rows[0]?.at ?? "", what: "Recommendation", read: wording, write: null };
  const others = rows
    .filter(({ recommendation: text }) => text.trim() !== "" && !isSameText(wording, text))
    .map((row): Change => {
      const why = "Another row with the same number words it otherwise. Correct the file.";
      return { ...change, cell: row.at, kind: "cannot", read: row.recommendation, becomes: "", why };
    });
  if (known) {
    if (wording === "" || isSameText(known.wording, wording))
      return [{ ...change, kind: "same", becomes: known.wording, why: "" }, ...others];
    const why =
      "The recommendation is worded otherwise in the tracker. Correct the wording there, if the plan is right.";
    return [{ ...change, kind: "cannot", becomes: known.wording, why }, ...others];
  }
  if (answer.added === null && !facts.codes.has(answer.code)) {
    const why = "Say on the page “Reviews” which review this is.";
    return [{ ...change, kind: "cannot", becomes: "", why }];
  }
  if (wording === "") return [{ ...change, kind: "cannot", becomes: "", why: "The row has no recommendation." }];
  if (mayIdentify(wording) && !answers.hasReadWordings) {
    return [{ ...change, kind: "cannot", becomes: "", why: MAY_IDENTIFY }];
  }
  return [{ ...change, kind: "new", becomes: `Added as ${answer.code}-${number}`, why: "" }, ...others];
}

const LONGEST_MEASURE = 1000;

function measureChanges({ known, rows }: RowGroup, { answers, mayIdentify }: Comparison): Change[] {
  const row = rows.find(({ successMeasure }) => (successMeasure ?? "").trim() !== "");
  const words = row?.successMeasure?.trim() ?? "";
  if (!row || words === "") return [];
  const change = { cell: row.at, what: "Success measure", read: words, write: null };
  if (known?.measure && isSameText(known.measure.words, words))
    return [{ ...change, kind: "same", becomes: words, why: "" }];
  const problem = known?.measure
    ? "The tracker has another success measure. Change it there, if the plan is right."
    : words.length > LONGEST_MEASURE
      ? `It is longer than ${LONGEST_MEASURE.toLocaleString("en-GB")} characters. Enter it by hand.`
      : mayIdentify(words) && !answers.hasReadWordings
        ? MAY_IDENTIFY
        : null;
  if (problem !== null) return [{ ...change, kind: "cannot", becomes: "", why: problem }];
  return [{ ...change, kind: "new", becomes: words, why: "", write: { command: "setSuccessMeasure", words, seen: 0 } }];
}

/** A digest of all that would be written, so that what is confirmed is what was shown. */
export function digestOfDifferences(differences: Differences): string {
  return createHash("sha256").update(JSON.stringify(differences)).digest("hex").slice(0, 32);
}
