import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { getReview, wordingsOf } from "#lib/partnership/reviews.queries.ts";
import { everything, PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";
import { RecommendationsTable } from "./recommendations-table.tsx";
import { ReviewFigures, ReviewThemes } from "./review-details.tsx";

interface Props {
  params: Promise<{ code: string }>;
}

export const generateMetadata = ({ params }: Props) =>
  recordMetadata(async (ctx) => {
    const { code, title } = await getReview(ctx, (await params).code);
    return `${code}: ${title}`;
  });

export default page(ReviewPage);

async function ReviewPage({ params }: Props) {
  const ctx = await requireContext();
  const review = await getReview(ctx, (await params).code);
  const statuses = await listStatuses(ctx, { ...everything, review: review.code });
  const ids = statuses.map(({ id }) => id);
  return (
    <>
      <h1>{review.title}</h1>
      <p className="asat">
        {review.code} · {review.kind} · {review.publisher} · published {formatDate(review.publishedOn)}
      </p>
      <p className="lead">{review.scope}</p>
      <ReviewFigures review={review} />
      <h2>Its recommendations</h2>
      <RecommendationsTable statuses={statuses} wordings={await wordingsOf(ctx, ids)} />
      {review.recommendationCount > PAGE_SIZE && (
        <p>
          <a href={`/recommendations?review=${review.code}`}>
            All {review.recommendationCount.toLocaleString("en-GB")} recommendations
          </a>
        </p>
      )}
      <ReviewThemes review={review} />
    </>
  );
}
