import { and, desc, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { LRUCache } from "lru-cache";
import { prepared, type Reading } from "#db/client.ts";
import { listOf } from "#db/list.ts";
import { linkRemovals, recommendationLinks, recommendations, reviews, trail } from "#db/schema/index.ts";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { cacheOfEpoch } from "#lib/core/memoize.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { type Chained, chainedBy, groupsOf, type LinkKind } from "./rules.ts";

const upTo = sql.placeholder("event");
const [later, earlier] = [alias(recommendations, "later"), alias(recommendations, "earlier")];
const [laterReview, earlierReview] = [alias(reviews, "later_review"), alias(reviews, "earlier_review")];

/** Joins the event that removed a link by then. A link that counts has none. */
function removedUpTo(event: number | SQL | typeof upTo): SQL {
  return sql`${linkRemovals.linkTrail} = ${recommendationLinks.trail} and ${linkRemovals.trail} <= ${event}`;
}

const datedLinks = prepared((db) =>
  db
    .select({
      kind: recommendationLinks.kind,
      laterId: later.id,
      laterReference: later.reference,
      laterReviewId: laterReview.id,
      laterPublishedOn: laterReview.publishedOn,
      earlierId: earlier.id,
      earlierReference: earlier.reference,
      earlierReviewId: earlierReview.id,
      earlierPublishedOn: earlierReview.publishedOn,
    })
    .from(recommendationLinks)
    .innerJoin(later, eq(later.id, recommendationLinks.laterId))
    .innerJoin(laterReview, eq(laterReview.id, later.reviewId))
    .innerJoin(earlier, eq(earlier.id, recommendationLinks.earlierId))
    .innerJoin(earlierReview, eq(earlierReview.id, earlier.reviewId))
    .leftJoin(linkRemovals, removedUpTo(upTo))
    .where(and(lte(recommendationLinks.trail, upTo), isNull(linkRemovals.trail)))
    .prepare(),
);

const lastLinkEvent = prepared((db) =>
  db
    .select({
      event: sql<number>`max(coalesce((select max(l.trail) from recommendation_links l where l.trail <= ${upTo}), 0),
        coalesce((select max(r.trail) from link_removals r where r.trail <= ${upTo}), 0))`,
    })
    .from(sql`(select 1)`)
    .prepare(),
);

const keptChains = cacheOfEpoch(() => new LRUCache<number, ReadonlyMap<number, Chained>>({ max: 32 }));

/** What the links that were made by then say beside the status of each recommendation, by its id. */
export function chainsAsOf(ctx: Snapshot): ReadonlyMap<number, Chained> {
  // Kept by the last event that linked anything, so that other events do not derive them again.
  const event = lastLinkEvent(ctx.db).get({ event: ctx.asOf.event })?.event ?? 0;
  const cache = keptChains(ctx);
  const kept = cache?.get(event);
  if (kept) return kept;
  const links = datedLinks(ctx.db)
    .all({ event })
    .map((row) => ({
      kind: row.kind,
      later: {
        id: row.laterId,
        reference: row.laterReference,
        review: { id: row.laterReviewId, publishedOn: row.laterPublishedOn },
      },
      earlier: {
        id: row.earlierId,
        reference: row.earlierReference,
        review: { id: row.earlierReviewId, publishedOn: row.earlierPublishedOn },
      },
    }));
  const chains = chainedBy(links);
  cache?.set(event, chains);
  return chains;
}

/** The ids of the recommendations whose status a link or its removal may change: all that have ever been linked to them. */
export function idsLinkedWith(db: Reading, id: number): number[] {
  const pairs = db
    .select({ laterId: recommendationLinks.laterId, earlierId: recommendationLinks.earlierId })
    .from(recommendationLinks)
    .all();
  return groupsOf(pairs.map((pair) => [pair.laterId, pair.earlierId])).find((group) => group.includes(id)) ?? [id];
}

/** A link as it is read at one of its two recommendations. */
export interface Link {
  readonly trail: number;
  readonly kind: LinkKind;
  /** Whether it is read at the later of the two. */
  readonly isLater: boolean;
  readonly reason: string;
  readonly at: Instant;
  readonly personId: number | null;
  readonly other: {
    readonly id: number;
    readonly reference: string;
    readonly shortTitle: string;
    readonly review: { readonly code: string; readonly title: string; readonly publishedOn: CalendarDate };
  };
}

/** The links of a recommendation as of an instant, with the latest review first. */
export async function listLinks(ctx: Snapshot, { id }: { readonly id: number }): Promise<Link[]> {
  return (await listLinksOf(ctx, [id])).get(id) ?? [];
}

/** The links of each of these recommendations as of an instant, by its id, with the latest review first. */
export async function listLinksOf(ctx: Snapshot, ids: readonly number[]): Promise<Map<number, Link[]>> {
  const { event } = ctx.asOf;
  const among = listOf(ids);
  const { laterId, earlierId } = recommendationLinks;
  const atEnd = (isLater: boolean) => {
    const [own, other] = isLater ? [laterId, earlierId] : [earlierId, laterId];
    return ctx.db
      .select({
        ownId: sql<number>`${own}`,
        isLater: sql<number>`${isLater ? 1 : 0}`.mapWith(Boolean),
        trail: recommendationLinks.trail,
        kind: recommendationLinks.kind,
        reason: recommendationLinks.reason,
        at: trail.at,
        personId: trail.personId,
        id: recommendations.id,
        reference: recommendations.reference,
        shortTitle: wordsAsOf(event).shortTitle,
        review: { code: reviews.code, title: reviews.title, publishedOn: reviews.publishedOn },
      })
      .from(recommendationLinks)
      .innerJoin(trail, eq(trail.number, recommendationLinks.trail))
      .innerJoin(recommendations, eq(recommendations.id, other))
      .innerJoin(reviews, eq(reviews.id, recommendations.reviewId))
      .leftJoin(linkRemovals, removedUpTo(event))
      .where(and(inArray(own, among), lte(recommendationLinks.trail, event), isNull(linkRemovals.trail)))
      .orderBy(desc(reviews.publishedOn), desc(recommendations.id));
  };
  // Those that came later first.
  const rows = [...(await atEnd(false)), ...(await atEnd(true))];
  const links = rows.map(({ ownId, id, reference, shortTitle, review, ...link }) => ({
    ownId,
    link: { ...link, other: { id, reference, shortTitle, review } },
  }));
  return new Map(
    [...Map.groupBy(links, ({ ownId }) => ownId)].map(([ownId, of]) => [ownId, of.map(({ link }) => link)]),
  );
}

/** The numbers of the events that linked a recommendation, or removed a link of it, wherever they were made. */
export function linkEventsOf(id: number): SQL {
  return sql`(select l.trail from recommendation_links l where l.later_id = ${id} or l.earlier_id = ${id}
    union all select r.trail from link_removals r join recommendation_links l on l.trail = r.link_trail
    where l.later_id = ${id} or l.earlier_id = ${id})`;
}

/** The events after one that linked these recommendations, or removed a link of them, and were made at the other end of it. */
export async function listLinkEventsAfter(ctx: Snapshot, after: number, ids: readonly number[]) {
  const among = listOf(ids);
  const end = alias(recommendations, "link_end");
  const { laterId, earlierId } = recommendationLinks;
  return ctx.db
    .select({
      number: trail.number,
      at: trail.at,
      role: trail.role,
      command: trail.command,
      recommendationId: end.id,
    })
    .from(recommendationLinks)
    .innerJoin(end, or(eq(end.id, laterId), eq(end.id, earlierId)))
    .leftJoin(linkRemovals, eq(linkRemovals.linkTrail, recommendationLinks.trail))
    .innerJoin(trail, or(eq(trail.number, recommendationLinks.trail), eq(trail.number, linkRemovals.trail)))
    .where(
      and(
        gt(trail.number, after),
        lte(trail.number, ctx.asOf.event),
        inArray(end.id, among),
        ne(trail.subjectId, end.id),
      ),
    )
    .orderBy(trail.number);
}
