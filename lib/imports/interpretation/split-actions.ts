import type { PlanAsk, PlanDate } from "../plan-rows.ts";
import { ask, quoted } from "./asks.ts";
import type { PlanLayout } from "./choices.ts";
import { undated } from "./dates.ts";
import { type List, listOf } from "./lists.ts";
import type { Dues } from "./row-dates.ts";

/** The actions of a cell, each with its due date. */
interface SplitActions {
  readonly actions: readonly string[];
  readonly dues: readonly PlanDate[];
  readonly earlier: readonly PlanDate[];
  readonly asks: readonly PlanAsk[];
}

/** The actions in a cell: a list is one for each line if dates or milestones go with the lines one to one. */
export function splitActions(
  text: string,
  dues: Dues,
  milestones: readonly string[],
  choice: PlanLayout["actionList"],
): SplitActions {
  const list = listOf(text);
  return isSplit(list, dues, milestones, choice) ? several(text, list, dues, choice) : one(text, list, dues);
}

function isSplit(
  { lead, items, isMarked }: List,
  { current }: Dues,
  milestones: readonly string[],
  choice: string,
): boolean {
  if (items.length < 2 || choice === "one") return false;
  if (choice === "each line") return true;
  return lead === "" && (current.length === items.length || (isMarked && milestones.length === items.length));
}

function several(text: string, { lead, items }: List, { current, earlier }: Dues, choice: string): SplitActions {
  const actions = items.map((item) => (lead === "" ? item : `${lead} ${item}`));
  const sentence = `One cell holds ${items.length} actions: they are read as actions of their own, in their order.`;
  const asks = choice === "paired" ? [ask("list", text, sentence)] : [];
  if (current.length === items.length) return { actions, dues: current, earlier, asks };
  const last = current.at(-1) ?? undated("");
  return { actions, dues: items.map(() => last), earlier: [...earlier, ...current.slice(0, -1)], asks };
}

function one(text: string, { items, isMarked }: List, { current, earlier }: Dues): SplitActions {
  const asks: PlanAsk[] = [];
  if (isMarked && items.length > 1)
    asks.push(ask("list", text, `${quoted(text)} has ${items.length} points: is it one action or several?`));
  if (current.length > 1) {
    const written = current.map((date) => date.text).join(", ");
    asks.push(
      ask("due", written, `${quoted(written)} are ${current.length} dates in one cell: is the last one the due date?`),
    );
  }
  return {
    actions: [text],
    dues: [current.at(-1) ?? undated("")],
    earlier: [...earlier, ...current.slice(0, -1)],
    asks,
  };
}
