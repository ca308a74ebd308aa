import { and, eq, inArray, lte } from "drizzle-orm";
import { trail } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { isOwnerProposed } from "#lib/recommendations/ownership.rules.ts";
import { listOpenThreadsBegunBy } from "#lib/recommendations/questions.queries.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import { listOfKind } from "#lib/status/queries.ts";
import type { ToDecide } from "./queries.ts";

const MOST_LISTED = 12;
const MOST_QUESTIONS = 100;

/**
 * The decisions that this member of the Executive can take, and the questions that they asked: without their own requests,
 * and without owners that no one has proposed yet.
 */
export async function listOwnDecisions(ctx: Context): Promise<ToDecide> {
  const { viewer } = ctx;
  const own = await ownRequests(ctx);
  const signOffs = await without(
    own,
    await listOfKind(ctx, "awaiting-sign-off", Number.POSITIVE_INFINITY),
    async (id) => mayDecideOn(viewer, (await findSignOff(ctx, id))?.request ?? null),
  );
  const newDates = await without(own, await listOfKind(ctx, "new-date", Number.POSITIVE_INFINITY), async (id) =>
    mayDecideOn(viewer, (await getDueDates(ctx, id)).openRequest),
  );
  const toConfirm = await listOfKind(ctx, "to-confirm", Number.POSITIVE_INFINITY);
  const owners = toConfirm.filter(({ owner }) => owner !== null && isOwnerProposed(owner));
  const notAccepted = await listOfKind(ctx, "not-accepted", Number.POSITIVE_INFINITY);
  const rechecks = await listOfKind(ctx, "recheck-due", Number.POSITIVE_INFINITY);
  const questions = viewer.personId === null ? [] : await listOpenThreadsBegunBy(ctx, viewer.personId, MOST_QUESTIONS);
  return {
    signOffs: signOffs.slice(0, MOST_LISTED),
    newDates: newDates.slice(0, MOST_LISTED),
    owners: owners.slice(0, MOST_LISTED),
    notAccepted: notAccepted.slice(0, MOST_LISTED),
    rechecks: rechecks.slice(0, MOST_LISTED),
    questions: questions.slice(0, MOST_LISTED),
    counts: {
      signOffs: signOffs.length,
      newDates: newDates.length,
      owners: owners.length,
      notAccepted: notAccepted.length,
      rechecks: rechecks.length,
      questions: questions.length,
    },
  };
}

/** The ids of the recommendations for which the viewer has ever requested sign-off or another date. */
async function ownRequests({ db, viewer, asOf }: Context): Promise<ReadonlySet<number>> {
  if (viewer.personId === null) return new Set();
  const requests: CommandName[] = ["requestSignOff", "requestNewDate"];
  const rows = await db
    .selectDistinct({ id: trail.subjectId })
    .from(trail)
    .where(and(eq(trail.personId, viewer.personId), inArray(trail.command, requests), lte(trail.number, asOf.event)));
  return new Set(rows.map(({ id }) => id));
}

/** The items without those of `some` that fail the check, which costs a query each. */
async function without<Item extends { readonly id: number }>(
  some: ReadonlySet<number>,
  items: readonly Item[],
  isToStay: (id: number) => Promise<boolean>,
): Promise<Item[]> {
  const staying: Item[] = [];
  for (const item of items) if (!some.has(item.id) || (await isToStay(item.id))) staying.push(item);
  return staying;
}
