import type { ReactNode } from "react";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { CurrentRatingAndDates } from "./rating-and-dates.tsx";

/**
 * A page with a form about a recommendation: the form at the left; at the right the wording and what helps to fill it in,
 * which on a phone is above the form where it has to be read first, and otherwise below it.
 */
export function RecommendationFormPage({
  recommendation,
  title,
  side,
  isSideFirst = side !== undefined,
  children,
}: {
  recommendation: Recommendation;
  title: string;
  /** The rating and dates, if left out. */
  side?: ReactNode;
  isSideFirst?: boolean;
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
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_25rem] wide:grid-rows-[auto_1fr]">
        <blockquote className="wide:col-start-2 wide:text-base">{wording}</blockquote>
        <div className="min-w-0 max-w-form wide:col-start-1 wide:row-span-2 wide:row-start-1 [&>:first-child]:mt-0">
          {children}
        </div>
        <aside
          className={`grid gap-6 text-sm wide:col-start-2 wide:row-start-2 [&_dl]:mb-0 [&_h2]:mt-0 [&_h2]:mb-1 [&_h2]:text-base ${isSideFirst ? "narrow:row-start-2" : ""}`}
          aria-label={`About ${reference}`}
        >
          {side ?? <CurrentRatingAndDates recommendation={recommendation} />}
        </aside>
      </div>
    </>
  );
}
