import { dateOf } from "#lib/core/clock.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { getAskTexts, listReleasedActions } from "#lib/recommendations/actions/queries.ts";
import { actionStateNames, daysActionOverdue } from "#lib/recommendations/actions/rules.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import type { ActionLogRow } from "./action-log.table.ts";

/** The rows of the action log as of an instant: every action not held for review, in the order of the references. */
export async function listActionLog(ctx: VisibleSnapshot): Promise<ActionLogRow[]> {
  const positions = await listAllStatuses(ctx, {});
  const titles = new Map(positions.map(({ id, shortTitle }) => [id, shortTitle]));
  const directory = await listAgencies(ctx);
  const names = await namesOfPeople(ctx);
  const asks = await getAskTexts(ctx);
  const actions = await listReleasedActions(ctx, [...titles.keys()]);
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
      daysOverdue: daysActionOverdue(action, ctx.asOf.date),
      note: action.note,
      lastReported: action.reportedAt === null ? null : dateOf(action.reportedAt),
      sample: action.sample,
    }));
}
