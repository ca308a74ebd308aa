import { type CalendarDate, dateOf, formatDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { wordingsOf } from "#lib/partnership/wordings.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { onlyFilterNames, responseInWords, statusNames, statusNotes } from "#lib/status/labels.ts";
import type { Filter, Listing } from "#lib/status/listing.rules.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { listSampled } from "./exports/samples.ts";
import type { RecommendationRow } from "./recommendation-list.table.ts";

/** The recommendations of a listing as of an instant, all pages, as rows for export. */
export async function listForExport(
  ctx: Snapshot,
  { page: _, sort, direction, ...filter }: Listing,
): Promise<RecommendationRow[]> {
  const statuses = await listAllStatuses(ctx, filter, { sort, direction });
  const wordings = await wordingsOf(
    ctx,
    statuses.map(({ id }) => id),
  );
  const names = await namesOfPeople(ctx);
  const sampled = await listSampled(ctx, null);
  return statuses.map((status) => ({
    reference: status.reference,
    shortTitle: status.shortTitle,
    wording: wordings.get(status.id) ?? "",
    owner: formatOwner(status.owner),
    lead: names.get(status.assignment?.leadPersonId ?? 0) ?? "",
    rating: status.status,
    notes: notesOf(status),
    dueOn: status.dueOn,
    firstDueOn: status.agreedDates[0] ?? null,
    daysOverdue: status.daysOverdue,
    lastUpdateOn: status.lastUpdate && dateOf(status.lastUpdate.at),
    openActions: status.openActions,
    openQuestions: status.openQuestions,
    evidence: status.evidenceCount,
    sample: sampled.has(status.id),
  }));
}

function notesOf(status: RecommendationStatus): string[] {
  return [
    ...(status.isOwnerToBeConfirmed ? ["owner to be confirmed"] : []),
    ...new Set([responseInWords(status) ?? [], statusNotes(status)].flat()),
    ...(status.overdueActions > 0 ? [`${plural(status.overdueActions, "action")} overdue`] : []),
  ];
}

/** "due from 1 January 2027 to 31 March 2027", or with one end only. */
function dueInRange(from: CalendarDate | undefined, to: CalendarDate | undefined): string {
  return ["due", from && `from ${formatDate(from)}`, to && `${from ? "to" : "by"} ${formatDate(to)}`]
    .filter(Boolean)
    .join(" ");
}

/** What a listing contains, such as "Recommendations rated Overdue and whose owner is silent". `what` counts them, or names them. */
export async function describeListing(
  ctx: Snapshot,
  { q, owner, rating, only, review, theme, dueFrom, dueTo }: Filter,
  what = "Recommendations",
): Promise<string> {
  const conditions = [
    q && `with “${q}” in the reference, title or wording`,
    owner && `owned by ${(await listAgencies(ctx)).get(owner)?.name ?? "an agency that is not known"}`,
    rating && `rated ${statusNames[rating]}`,
    only && onlyFilterNames[only],
    theme && `under the theme “${theme}”`,
    (dueFrom || dueTo) && dueInRange(dueFrom, dueTo),
    review && `of ${(await listReviews(ctx)).find(({ code }) => code === review)?.title ?? review}`,
  ].filter(Boolean);
  return [what, conditions.join(" and ")].filter(Boolean).join(" ");
}
