import { PageHeader } from "#app/components/layout/page-header.tsx";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";

/** The heading of a page with a form about a recommendation. */
export function RecommendationHeading({
  recommendation: { reference, shortTitle },
  title,
}: {
  recommendation: Recommendation;
  title: string;
}) {
  return (
    <PageHeader
      title={title}
      parents={[
        { href: "/recommendations", label: "Recommendations" },
        { href: `/recommendations/${reference}`, label: `${reference} ${shortTitle}` },
      ]}
    />
  );
}
