import type { ReactNode } from "react";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { CurrentRatingAndDates } from "./rating-and-dates.tsx";

/** A page with a form about a recommendation: the form at the left; at the right the wording and what helps to fill it in. */
export function RecommendationFormPage({
  recommendation,
  title,
  side = <CurrentRatingAndDates recommendation={recommendation} />,
  children,
}: {
  recommendation: Recommendation;
  title: string;
  side?: ReactNode;
  children: ReactNode;
}) {
  const { reference, shortTitle, wording } = recommendation;
  return (
    <>
      <PageHeader
        title={title}
        parents={[
          { href: "/recommendations", label: "Recommendations" },
          { href: `/recommendations/${reference}`, label: `${reference} ${shortTitle}` },
        ]}
      />
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="min-w-0 max-w-form [&>:first-child]:mt-0">{children}</div>
        <aside
          className="grid gap-6 text-sm narrow:order-first [&_dl]:mb-0 [&_h2]:mt-0 [&_h2]:mb-1 [&_h2]:text-base"
          aria-label={`About ${reference}`}
        >
          <blockquote className="text-base">{wording}</blockquote>
          {side}
        </aside>
      </div>
    </>
  );
}
