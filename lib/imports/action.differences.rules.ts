import { formatDate } from "#lib/core/clock.ts";
import { type Comparison, ownerNameOf, type RowGroup } from "./comparison.rules.ts";
import { agreedBefore, dayOf, reasonWith, takenOverProblem } from "./dates.differences.rules.ts";
import type { Change } from "./differences.types.ts";
import { isAlike, isSameText } from "./matching.rules.ts";
import { actionText, inPieces, progressLines } from "./notes.rules.ts";
import type { PlanRow } from "./plan-rows.ts";
import { afterRelease, HELD, hasLine, reportChanges } from "./report.differences.rules.ts";
import type { PlannedResponsible } from "./responsible.differences.rules.ts";
import type { KnownAction } from "./tracker-facts.rules.ts";

/** The actions of a recommendation by the plan, each with what the plan reports about it. */
export function actionChanges(group: RowGroup, responsible: PlannedResponsible, comparison: Comparison): Change[] {
  const left = new Set(group.known?.actions ?? []);
  const rows = group.rows.filter(({ action }) => action.trim() !== "");
  const found = new Map<PlanRow, KnownAction>();
  // Actions that are worded the same come first, so that an edited one does not take the place of another.
  for (const isIt of [isSame, isNumberedSame, isEdited])
    for (const row of rows) {
      if (found.has(row)) continue;
      const action = [...left].find((one) => isIt(one, row));
      if (!action) continue;
      found.set(row, action);
      left.delete(action);
    }
  return rows.flatMap((row) => {
    const action = found.get(row);
    return action ? knownChanges(action, row, comparison) : newChanges(row, group, responsible, comparison);
  });
}

function isSame({ what }: KnownAction, { action }: PlanRow): boolean {
  return isSameText(what, actionText(action));
}

function isNumberedSame({ refs, what }: KnownAction, { actionRef, action }: PlanRow): boolean {
  return actionRef !== undefined && actionRef !== "" && refs.includes(actionRef) && isAlike(what, action);
}

function isEdited({ what }: KnownAction, { action }: PlanRow): boolean {
  return isAlike(what, actionText(action));
}

function newChanges(row: PlanRow, group: RowGroup, responsible: PlannedResponsible, comparison: Comparison): Change[] {
  const what = actionText(row.action);
  const change = { cell: row.at, what: "Action", read: row.action };
  const agency = comparison.agencyNamed(ownerNameOf(row));
  const due = dayOf(row.due, comparison);
  const cannot = (why: string): Change[] => [{ ...change, kind: "cannot", becomes: "", why, write: null }];
  if (responsible.owner === null) return cannot("An action needs an owner of the recommendation, and it has none.");
  if (typeof agency !== "number") return cannot("Say on the page “Owners” who does this. An action needs an agency.");
  if (agency !== responsible.owner && !responsible.contributors.includes(agency))
    return cannot("Its agency is neither the owner of the recommendation nor a contributor.");
  if (due.day === null) return cannot(`An action needs a day by which it is due. ${due.why}`);
  const problem = takenOverProblem(due.day, group.answer.agreedOn, comparison.today);
  if (problem !== null) return cannot(problem);
  const reason = reasonWith(row.earlierDues);
  const isHeld = comparison.mayIdentify(what);
  const add: Change = {
    ...change,
    kind: isHeld ? "held" : "new",
    becomes: `${what}\n${comparison.agencyName(agency)}, due ${formatDate(due.day)}`,
    why: isHeld ? HELD : due.why,
    ref: row.actionRef ?? "",
    write: {
      command: "addAction",
      key: row.at,
      what,
      agencyId: agency,
      dueOn: due.day,
      agreedOn: agreedBefore(due.day, group.answer.agreedOn),
      reason,
    },
  };
  const lines = linesAbout(row);
  if (isHeld) return [add, ...afterRelease(row, lines)];
  return [add, ...reportChanges(row, { action: row.at, agencyId: agency, seen: 0, doneOn: null }, lines, comparison)];
}

/** What the plan says about an action, and the whole of it where it was cut. */
function linesAbout(row: PlanRow): string[] {
  const whole = row.action.trim();
  return inPieces([...(actionText(whole) === whole ? [] : [`In full, in the plan: ${whole}`]), ...progressLines(row)]);
}

/** An action that the tracker has: what is different is reported on it, because its text and its date stay as they were agreed. */
function knownChanges(action: KnownAction, row: PlanRow, comparison: Comparison): Change[] {
  const text = actionText(row.action);
  const { day } = dayOf(row.due, comparison);
  const isWorded = isSameText(action.what, text);
  const isDated = day === null || day === action.dueOn;
  const noted = [
    ...(isWorded ? [] : [`Worded in the plan: ${text}`]),
    ...(isDated || day === null ? [] : [`Due in the plan: ${formatDate(day)}`]),
    ...linesAbout(row),
  ];
  const same: Change = {
    cell: row.at,
    kind: "same",
    what: "Action",
    read: row.action,
    becomes: action.what,
    why: isWorded && isDated ? "" : "The action stays as it was agreed. What the plan says now is reported on it.",
    write: null,
  };
  const fresh = noted.filter((line) => !action.reports.some(({ note }) => hasLine(note, line)));
  if (action.isHeld) return [same, ...afterRelease(row, fresh)];
  const doneOn = action.state === "done" ? action.doneOn : null;
  const of = { action: action.trail, agencyId: action.agencyId, seen: action.reportTrail, doneOn };
  return [same, ...reportChanges(row, of, fresh, comparison)];
}
