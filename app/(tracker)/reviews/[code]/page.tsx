import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { getReview, wordingsOf } from "#lib/partnership/reviews.queries.ts";
import { everything, PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";
import { RecommendationsTable } from "./recommendations-table.tsx";
import { ReviewFigures, ReviewThemes } from "./review-details.tsx";

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
  const ids = statuses.map(({ id }) => id);
  return (
    <>
      <h1>{review.title}</h1>
      <p className="asat">
        {review.code} · {review.kind} · {review.publisher} · published {formatDate(review.publishedOn)}
      </p>
      <PastDate as={as} path={`/reviews/${review.code}`} />
      <p className="lead">{review.scope}</p>
      <ReviewFigures review={review} />
      <h2>Its recommendations</h2>
      {statuses.length === 0 && <p>This review was not in the tracker then.</p>}
      {statuses.length > 0 && (
        <RecommendationsTable statuses={statuses} wordings={await wordingsOf(ctx, ids)} query={queryFor(as)} />
      )}
      {review.recommendationCount > PAGE_SIZE && (
        <p>
          <a href={`/recommendations?review=${review.code}${as.query && `&${as.query}`}`}>
            All {review.recommendationCount.toLocaleString("en-GB")} recommendations
          </a>
        </p>
      )}
      <ReviewThemes review={review} />
    </>
  );
}
