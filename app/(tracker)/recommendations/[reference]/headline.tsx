import type { AsAt } from "#app/components/layout/as-at.ts";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { Background, Recommendation } from "#lib/partnership/reviews.queries.ts";
import { dueInWords, statusNotes } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The title, status and wording of a recommendation, and where the review makes it. */
export function Headline({
  recommendation,
  background,
  status,
  requested,
}: {
  recommendation: Recommendation;
  background: Background;
  status: RecommendationStatus | undefined;
  requested: AsAt;
}) {
  const { reference, review } = recommendation;
  return (
    <div className="headline">
      <h1>{recommendation.shortTitle}</h1>
      <p className="asat">
        {reference}
        {status ? <StatusLine status={status} /> : " · not made yet"}
        {!requested.isToday && ` · as at ${formatDate(requested.ctx.asOf.date)}`}
      </p>
      <PastDate as={requested} path={`/recommendations/${reference}`} />
      <blockquote>{recommendation.wording}</blockquote>
      <p className="source">
        <a href={`/reviews/${review.code}${queryFor(requested)}`}>{review.title}</a>, {formatDate(review.publishedOn)},{" "}
        {sectionsInWords(background.sections)}.
        {background.sections.some(({ variant }) => variant) && (
          <>
            {" "}
            <a href="#variants">Worded differently elsewhere</a>
          </>
        )}
      </p>
    </div>
  );
}

function StatusLine({ status }: { status: RecommendationStatus }) {
  const due = dueInWords(status);
  return (
    <>
      {" · "}
      <StatusTag as={status.status} />
      {due && ` · ${status.daysOverdue === null ? "due " : ""}${due}`}
      {statusNotes(status).map((words) => (
        <span key={words} className="warn">
          {" "}
          · {words}
        </span>
      ))}
      {status.isOwnerToBeConfirmed && " · owner to be confirmed"}
    </>
  );
}

/** “section 4” or “sections 2, 3 and 4”: the sections that word the recommendation in the same way. */
function sectionsInWords(sections: Background["sections"]): string {
  const same = sections.filter(({ variant }) => variant === null).map(({ section }) => section);
  return same.length === 1 ? `section ${same[0]}` : `sections ${same.slice(0, -1).join(", ")} and ${same.at(-1)}`;
}
