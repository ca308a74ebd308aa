import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatShortDate } from "#lib/core/clock.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { countStatuses } from "#lib/status/queries.ts";
import { ReviewsTable } from "./reviews-table.tsx";

export const metadata: Metadata = { title: "Reviews" };

export default page(Reviews);

async function Reviews({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const rows = await Promise.all(
    (await listReviews(as.ctx)).map(async ({ code, title, kind, publishedOn, publisher }) => ({
      href: `/reviews/${code}${queryFor(as)}`,
      code,
      title,
      kind,
      published: formatShortDate(publishedOn),
      publisher,
      count: (await countStatuses(as.ctx, { listing: { review: code }, lastMeeting: null })).total,
    })),
  );
  return (
    <>
      <PageHeader title="Reviews">Each recommendation comes from one of these reviews</PageHeader>
      <PastDate as={as} path="/reviews" />
      {rows.length > 0 ? <ReviewsTable rows={rows} /> : <p>There are no reviews yet.</p>}
    </>
  );
}
