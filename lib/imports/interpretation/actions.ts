import type { PlanAsk, PlanDate, PlanRow } from "../plan-rows.ts";
import { ask, quoted } from "./asks.ts";
import type { PlanLayout, PlanMeaning } from "./choices.ts";
import { undated } from "./dates.ts";
import { otherRatings } from "./ratings.ts";
import { cellsOf, type PlanRecord } from "./records.ts";
import { askDue, duesOf } from "./row-dates.ts";
import { ownersOf } from "./row-owners.ts";
import { dayOrText, itemsOf, ownText, restOf } from "./row-texts.ts";
import { splitActions } from "./split-actions.ts";
import { standingOf } from "./standing.ts";
import { tidied } from "./texts.ts";
import { type Wording, wordingOf } from "./wording.ts";

/** The rows of a record: one, or one for each of its actions. */
export function actionsOf(
  record: PlanRecord,
  layout: PlanLayout,
  meanings: readonly PlanMeaning[],
  isKnown: (name: string) => boolean,
): PlanRow[] {
  const { cells, at, partName } = record;
  const wording = wordingOf(record, layout);
  const dues = duesOf(cells);
  const split = splitActions(wording.action, dues, itemsOf(cells, "milestones"), layout.actionList);
  const { asks: ownerAsks, ...owners } = ownersOf(record, isKnown);
  const standing = standingOf(record, layout, meanings, dues);
  const asks = [...askHidden(record), ...askWording(wording), ...ownerAsks, ...standing.asks];
  const shared = { review: record.review, ...wording, ...owners, ...standing.values, ...datesOfReview(record) };
  const isOneDayEach = standing.days.length === split.actions.length;
  return split.actions.map((action, index) => {
    const due = split.dues[index] ?? undated("");
    const isFirst = index === 0;
    return {
      ...shared,
      ...(isFirst ? onceOf(record, standing.updates, standing.outcome) : { updates: [], evidence: "", rest: {} }),
      at: split.actions.length > 1 ? `${at}, ${partName} ${index + 1}` : at,
      action,
      due,
      earlierDues: isFirst || split.dues.length === 1 ? split.earlier : [],
      doneOn: standing.days[isOneDayEach ? index : 0] ?? null,
      ask: [...asks, ...askDue(due), ...(isFirst ? split.asks : []), ...askEarlier(split.earlier)],
      hold: false,
    };
  });
}

/** What a record says once, which is kept with its first action. */
function onceOf({ cells }: PlanRecord, updates: PlanRow["updates"], outcome: string) {
  const milestones = itemsOf(cells, "milestones");
  return {
    updates,
    evidence: ownText(cells, "evidence"),
    ...(milestones.length === 0 ? {} : { milestones }),
    ...filled({
      successMeasure: ownText(cells, "success measure"),
      assessment: ownText(cells, "assessment"),
      outcome: tidied(`${outcome}\n${ownText(cells, "outcome")}`),
    }),
    rest: { ...restOf(cells), ...otherRatings(cells) },
  };
}

/** The theme and the dates of a recommendation. */
function datesOfReview({ cells, theme }: PlanRecord) {
  const [made] = cellsOf(cells, "made on");
  const [next] = cellsOf(cells, "review date");
  return filled({
    theme,
    madeOn: made ? dayOrText(made.cell) : "",
    reviewDate: next ? dayOrText(next.cell) : "",
  });
}

/** The texts that are not empty. */
function filled<Field extends string>(texts: Readonly<Record<Field, string>>): Partial<Record<Field, string>> {
  const kept: Partial<Record<Field, string>> = { ...texts };
  for (const field in texts) if (texts[field] === "") delete kept[field];
  return kept;
}

function askHidden({ isHidden }: PlanRecord): PlanAsk[] {
  return isHidden ? [ask("hidden", "", "The row is hidden in the file: is it taken?")] : [];
}

function askWording({ recommendation, action }: Wording): PlanAsk[] {
  if (recommendation !== "") return [];
  return [ask("note", action, `${action === "" ? "The row" : quoted(action)} belongs to no recommendation.`)];
}

function askEarlier(earlier: readonly PlanDate[]): PlanAsk[] {
  return earlier.length === 0 ? [] : [ask("note", "", "The due date was moved, and no reason is given.", "moved")];
}
