import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { getReview } from "#lib/partnership/reviews.queries.ts";
import { wordingsOf } from "#lib/partnership/wordings.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { findReviewFile } from "#lib/recommendations/review-files/queries.ts";
import { statusNames, statusNotes } from "#lib/status/labels.ts";
import { everything, PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";
import { AssignOwners } from "./assign-owners.tsx";
import { RecommendationsTable } from "./recommendations-table.tsx";
import { ReviewFigures, ReviewThemes } from "./review-details.tsx";
import { ReviewSources } from "./review-sources.tsx";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = ({ params }: Props) =>
  recordMetadata(async (ctx) => {
    const { code, title } = await getReview(ctx, (await params).code);
    return `${code}: ${title}`;
  });

export default page(ReviewPage);

async function ReviewPage({ params, searchParams }: Props) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const { ctx } = as;
  const review = await getReview(ctx, (await params).code);
  const statuses = await listStatuses(ctx, { ...everything, review: review.code });
  const wordings = await wordingsOf(
    ctx,
    statuses.map(({ id }) => id),
  );
  return (
    <>
      <PageHeader title={review.title} parents={[{ href: "/reviews", label: "Reviews" }]} here={review.code}>
        {review.kind} · {review.publisher} · published {formatDate(review.publishedOn)}
      </PageHeader>
      <PastDate as={as} path={`/reviews/${review.code}`} />
      <p className="text-lg">{review.scope}</p>
      <ReviewSources
        code={review.code}
        link={review.link}
        file={await findReviewFile(ctx, review.id)}
        mayChange={as.isToday && mayDo(ctx.viewer, "addReviewFile")}
        asAtQuery={as.query}
      />
      {as.isToday && mayDo(ctx.viewer, "assignOwner") && <AssignOwners statuses={statuses} />}
      {as.isToday && mayDo(ctx.viewer, "linkRecommendations") && (
        <p className="mt-4">
          <a href={`/reviews/${review.code}/said-before`}>Said before? Look for the same in other reviews</a>
        </p>
      )}
      <ReviewFigures review={review} />
      <h2>Recommendations</h2>
      {statuses.length === 0 && <p>This review was not in the tracker then.</p>}
      {statuses.length > 0 && (
        <RecommendationsTable
          rows={statuses.map((status) => ({
            href: `/recommendations/${status.reference}${queryFor(as)}`,
            reference: status.reference,
            shortTitle: status.shortTitle,
            wording: wordings.get(status.id) ?? "",
            owner: formatOwner(status.owner),
            rating: status.status,
            ratingName: statusNames[status.status],
            notes: statusNotes(status),
          }))}
        />
      )}
      {review.recommendationCount > PAGE_SIZE && (
        <p className="mt-4">
          <a href={`/recommendations?review=${review.code}${as.query && `&${as.query}`}`}>
            All {review.recommendationCount.toLocaleString("en-GB")} recommendations
          </a>
        </p>
      )}
      <ReviewThemes review={review} query={queryFor(as)} />
      {as.isToday && mayDo(ctx.viewer, "redact") && (
        <p className="mt-8 text-sm">
          <a href={`/history/${review.trail}/redact`}>Remove a passage from this review</a>
        </p>
      )}
    </>
  );
}
