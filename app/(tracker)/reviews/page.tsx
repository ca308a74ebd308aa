import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatShortDate } from "#lib/core/clock.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { countStatuses } from "#lib/status/queries.ts";
import { DraftsList } from "./drafts-list.tsx";
import { ReviewsTable } from "./reviews-table.tsx";

export const metadata: Metadata = { title: "Reviews" };

export default page(Reviews);

async function Reviews({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const query = await searchParams;
  const as = await asAt(await requireContext(), query["as-at"]);
  const mayAdd = as.isToday && mayDo(as.ctx.viewer, "publishReview");
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
      <PageHeader title="Reviews" actions={mayAdd && <AddReview />}>
        Each recommendation comes from one of these reviews
      </PageHeader>
      <PastDate as={as} path="/reviews" />
      {mayAdd && query.saved === "yes" && (
        <Notice role="status">The draft is saved. Open it below to finish it.</Notice>
      )}
      {rows.length > 0 ? <ReviewsTable rows={rows} /> : <p>There are no reviews yet.</p>}
      {mayAdd && <DraftsList ctx={as.ctx} />}
    </>
  );
}

function AddReview() {
  return (
    <PageActions>
      <li>
        <ButtonLink href="/imports/add">Import a plan</ButtonLink>
      </li>
      <li>
        <ButtonLink variant="filled" href="/reviews/add">
          Add a review
        </ButtonLink>
      </li>
    </PageActions>
  );
}
