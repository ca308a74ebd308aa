import type { PlanAsk, PlanRow } from "../plan-rows.ts";
import { ask } from "./asks.ts";
import type { PlanLayout, PlanMeaning } from "./choices.ts";
import { ratingOf } from "./ratings.ts";
import { cellsOf, hasField, type PlanRecord } from "./records.ts";
import { type Dues, dayDone, doneOf } from "./row-dates.ts";
import { anyText, percentOf, updatesOf } from "./row-texts.ts";
import { oneLine } from "./texts.ts";
import { updatesIn } from "./updates.ts";

/** Where a record stands, and what it reports. */
export function standingOf(record: PlanRecord, layout: PlanLayout, meanings: readonly PlanMeaning[], dues: Dues) {
  const { cells } = record;
  const rating = ratingOf(cells, meanings);
  const done = doneOf(cells);
  const remarks = rating.remarks.flatMap((remark) => updatesIn(remark, ""));
  const updates = [...updatesIn(dues.progress, ""), ...updatesOf(cells), ...remarks];
  const reported = updates.flatMap(({ text }) => dayDone(text) ?? []);
  const isDone = done.isDone || dues.isDone || reported.length > 0;
  const delivery = rating.delivery ?? (isDone ? "delivered" : null);
  return {
    values: {
      ratingAsWritten: rating.asWritten,
      ratingColour: rating.colour,
      delivery,
      percent: percentOf(cells),
    },
    updates,
    outcome: done.others,
    days: [...done.days, ...(dues.doneOn === null ? [] : [dues.doneOn]), ...reported],
    asks: [
      ...(isDone && rating.delivery === null ? [] : rating.asks),
      ...done.asks,
      ...askAboutRating(record, layout, delivery, isDone),
    ],
  };
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
