import type { PlanAsk, PlanDate, PlanRow } from "../plan-rows.ts";
import { plainRef, refAndText } from "./across.ts";
import { ask } from "./asks.ts";
import type { PlanLayout, PlanMeaning } from "./choices.ts";
import { undated } from "./dates.ts";
import { withoutMark } from "./lists.ts";
import { ratingOf } from "./ratings.ts";
import { cellsOf, hasField, type PlanRecord } from "./records.ts";
import { askDue, dayDone, doneOf, duesOf } from "./row-dates.ts";
import { ownersOf } from "./row-owners.ts";
import { anyText, dayOrText, itemsOf, ownText, percentOf, restOf, updatesOf } from "./row-texts.ts";
import { splitActions } from "./split-actions.ts";
import { oneLine, tidied } from "./texts.ts";
import { updatesIn } from "./updates.ts";

/** The rows of a record: one, or one for each of its actions. */
export function actionsOf(
  record: PlanRecord,
  layout: PlanLayout,
  meanings: readonly PlanMeaning[],
  isKnown: (name: string) => boolean,
): PlanRow[] {
  const { cells } = record;
  const wording = wordingOf(record, layout);
  const dues = duesOf(cells);
  const milestones = itemsOf(cells, "milestones");
  const split = splitActions(wording.action, dues, milestones, layout.actionList);
  const owners = ownersOf(record, isKnown);
  const rating = ratingOf(cells, meanings);
  const done = doneOf(cells);
  const updates = [
    ...updatesIn(dues.progress, ""),
    ...updatesOf(cells),
    ...rating.remarks.flatMap((remark) => updatesIn(remark, "")),
  ];
  const reported = updates.map(({ text }) => dayDone(text)).find((day) => day !== null) ?? null;
  const isDone = done.isDone || dues.isDone || reported !== null;
  const shared = {
    review: record.review,
    theme: record.theme,
    ...wording,
    owner: owners.owner,
    ownerAsWritten: owners.ownerAsWritten,
    contributors: owners.contributors,
    person: owners.person,
    ratingAsWritten: rating.asWritten,
    ratingColour: rating.colour,
    delivery: rating.delivery ?? (isDone ? "delivered" : null),
    percent: percentOf(cells),
    hold: false,
    ...datesOfReview(record),
  };
  const once = {
    updates,
    evidence: ownText(cells, "evidence"),
    milestones,
    successMeasure: ownText(cells, "success measure"),
    assessment: ownText(cells, "assessment"),
    outcome: tidied(`${done.others}\n${ownText(cells, "outcome")}`),
    rest: restOf(cells),
  };
  const asks = [
    ...(record.isHidden ? [ask("hidden", "", "The row is hidden in the file: is it taken?")] : []),
    ...owners.asks,
    ...(isDone && rating.delivery === null ? [] : rating.asks),
    ...done.asks,
    ...askAboutRating(record, layout, shared.delivery, isDone),
  ];
  return split.actions.map((action, index) => {
    const due = split.dues[index] ?? undated("");
    const first = index === 0;
    return {
      ...shared,
      ...(first ? once : { updates: [], evidence: "", rest: {} }),
      at: split.actions.length > 1 ? `${record.at}, ${record.partName} ${index + 1}` : record.at,
      action,
      due,
      earlierDues: first || split.dues.length === 1 ? split.earlier : [],
      doneOn: (done.days.length === split.actions.length ? done.days[index] : done.days[0]) ?? dues.doneOn ?? reported,
      ask: [...asks, ...askDue(due), ...(first ? split.asks : []), ...askEarlier(split.earlier)],
    };
  });
}

/** The number, the recommendation and the action of a record. */
function wordingOf(record: PlanRecord, layout: PlanLayout) {
  const { cells, isUnderRecommendation } = record;
  const written =
    layout.kind === "labels" ? anyText(cells, "recommendation") || record.recommendation : record.recommendation;
  const read = isUnderRecommendation ? { ref: record.ref, text: written } : refAndText(written);
  const column = oneLine(anyText(cells, "ref"));
  const isOfAction = isUnderRecommendation || (read.ref !== "" && column !== "" && plainRef(column) !== read.ref);
  const action = withoutMark(anyText(cells, "action"));
  const isActionOnly = read.text === "" && !hasField(layout, "recommendation");
  const actionRef = anyText(cells, "action ref") || (isOfAction ? column : "");
  return {
    ref: isOfAction ? read.ref : plainRef(column || record.ref) || read.ref,
    recommendation: isActionOnly ? action : tidied(read.text),
    action: isActionOnly ? "" : action,
    ...(actionRef === "" ? {} : { actionRef: oneLine(actionRef) }),
  };
}

function datesOfReview({ cells }: PlanRecord) {
  const [made] = cellsOf(cells, "made on");
  const [next] = cellsOf(cells, "review date");
  return { madeOn: made ? dayOrText(made.cell) : "", reviewDate: next ? dayOrText(next.cell) : "" };
}

function askEarlier(earlier: readonly PlanDate[]): PlanAsk[] {
  return earlier.length === 0 ? [] : [ask("note", "", "The due date was moved, and no reason is given.", "moved")];
}

/** What is odd about where a row stands. */
function askAboutRating(
  { cells }: PlanRecord,
  layout: PlanLayout,
  delivery: PlanRow["delivery"],
  isDone: boolean,
): PlanAsk[] {
  if (delivery === "delivered" && hasField(layout, "evidence") && anyText(cells, "evidence") === "")
    return [ask("note", "", "It is said to be delivered, and no evidence is named.", "no evidence")];
  if (isDone && delivery !== null && delivery !== "delivered")
    return [
      ask(
        "note",
        delivery,
        `It has a date of completion, and its rating means ${delivery}: which holds?`,
        `done and ${delivery}`,
      ),
    ];
  const isRated = cellsOf(cells, "rating", "mark").some(({ cell }) => oneLine(cell.text) !== "" || cell.fill !== null);
  if (isRated || delivery !== null || !hasField(layout, "rating", "mark")) return [];
  return [ask("note", "", "There is no rating.", "no rating")];
}
