import type { Recommendation } from "#lib/partnership/reviews.queries.ts";

/** The heading of a page with a form about a recommendation. */
export function RecommendationHeading({
  recommendation: { reference, shortTitle, wording },
  title,
}: {
  recommendation: Recommendation;
  title: string;
}) {
  return (
    <>
      <h1>{title}</h1>
      <p className="asat">
        <a href={`/recommendations/${reference}`}>{reference}</a> · {shortTitle}
      </p>
      <blockquote>{wording}</blockquote>
    </>
  );
}
