import { askWords, listActionsUnder } from "#lib/actions/queries.ts";
import { actionStateNames, daysActionOverdue } from "#lib/actions/rules.ts";
import { agenciesAsAt } from "#lib/agencies/queries.ts";
import { dateOf } from "#lib/core/clock.ts";
import type { Moment } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { listAllPositions } from "#lib/positions/queries.ts";
import type { ActionLogRow } from "./spreadsheet.ts";

/** Every action as at a moment, as the log lists it: those that count for everybody, in the order of the references. */
export async function listActionLog(viewer: Viewer, moment: Moment): Promise<ActionLogRow[]> {
  const positions = await listAllPositions(viewer, moment, {});
  const titles = new Map(positions.map(({ id, shortTitle }) => [id, shortTitle]));
  const directory = await agenciesAsAt(viewer, moment);
  const names = await namesOfPeople(viewer);
  const asks = await askWords(viewer);
  const actions = await listActionsUnder(viewer, [...titles.keys()], moment);
  const place = new Map(positions.map(({ id }, index) => [id, index]));
  return actions
    .toSorted((a, b) => (place.get(a.recommendationId) ?? 0) - (place.get(b.recommendationId) ?? 0))
    .map((action) => ({
      reference: action.reference,
      shortTitle: titles.get(action.recommendationId) ?? "",
      ask: action.askId === null ? "" : (asks.get(action.askId) ?? ""),
      what: action.what,
      agency: directory.get(action.agencyId)?.name ?? "",
      person: action.personId === null ? "" : (names.get(action.personId) ?? ""),
      dueOn: action.dueOn,
      state: actionStateNames[action.state],
      doneOn: action.doneOn,
      daysOverdue: daysActionOverdue(action, moment.date),
      note: action.note,
      lastReported: action.reportedAt === null ? null : dateOf(action.reportedAt),
    }));
}
