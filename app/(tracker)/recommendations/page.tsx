import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { Pagination } from "#app/components/layout/pagination.tsx";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { Key } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { onlyFilterNames } from "#lib/status/labels.ts";
import { type Listing, listing } from "#lib/status/listing.rules.ts";
import { countStatuses, listStatuses } from "#lib/status/queries.ts";
import { Filters } from "./filters.tsx";

export const metadata: Metadata = { title: "Recommendations" };

type Asked = Record<string, string | string[] | undefined>;

export default page(Recommendations);

async function Recommendations({ searchParams }: { searchParams: Promise<Asked> }) {
  const ctx = await requireContext();
  const asked = await searchParams;
  const as = await asAt(ctx, asked["as-at"]);
  const given = listing.parse(asked);
  const summary = await countStatuses(as.ctx, { listing: given, lastMeeting: null });
  const recommendations = await listStatuses(as.ctx, given);
  const query = queryOf(given, as.query);
  return (
    <>
      <h1>Recommendations</h1>
      <p className="asat">
        {plural(summary.total, "recommendation")}
        {given.only && `, only those ${onlyFilterNames[given.only]}`}, as at {as.isToday && "today, "}
        {formatDate(as.ctx.asOf.date)}
      </p>
      <p className="no-print">
        This list: <a href={`/api/recommendations?${query}`}>Excel</a>,{" "}
        <a href={`/api/recommendations?${new URLSearchParams([...new URLSearchParams(query), ["as", "csv"]])}`}>CSV</a>
      </p>
      <PastDate as={as} path={["/recommendations", queryOf(given, "")].filter(Boolean).join("?")} />
      <Filters
        given={given}
        as={as}
        agencies={[...(await listAgencies(as.ctx)).values()]}
        reviews={await listReviews(as.ctx)}
      />
      {recommendations.length === 0 ? (
        <p>No recommendation is like this. Take a filter away to see more.</p>
      ) : (
        <StatusTable rows={recommendations.map((recommendation) => rowOf(recommendation))} query={as.query} />
      )}
      <Pagination path="/recommendations" query={query} page={given.page} total={summary.total} />
      <Key />
    </>
  );
}

/** The filters as a query string, for links to other pages of the same list. */
function queryOf({ owner, rating, review, only, sort }: Listing, asAtQuery: string): string {
  const query = new URLSearchParams(asAtQuery);
  if (owner) query.set("owner", String(owner));
  if (rating) query.set("rating", rating);
  if (review) query.set("review", review);
  if (only) query.set("only", only);
  if (sort !== "reference") query.set("sort", sort);
  return query.toString();
}
