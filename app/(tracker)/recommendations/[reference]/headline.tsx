import type { ReactNode } from "react";
import type { AsAt } from "#app/components/layout/as-at.ts";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { listed } from "#lib/core/text.ts";
import type { Background, Recommendation } from "#lib/partnership/reviews.queries.ts";
import { formatOwnerAsItStands } from "#lib/recommendations/ownership.rules.ts";
import { dueInWords, responseOwedInWords, statusNotes } from "#lib/status/labels.ts";
import { NOT_YET } from "#lib/status/not-yet.labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The title, status and wording of a recommendation, and where the review makes it. */
export function Headline({
  recommendation,
  status,
  requested,
  actions,
}: {
  recommendation: Recommendation;
  status: RecommendationStatus | undefined;
  requested: AsAt;
  actions: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title={recommendation.shortTitle}
        parents={[{ href: "/recommendations", label: "Recommendations" }]}
        here={recommendation.reference}
        actions={actions}
      >
        {status ? <StatusLine status={status} /> : NOT_YET}
        {!requested.isToday && ` · as at ${formatDate(requested.ctx.asOf.date)}`}
      </PageHeader>
      <PastDate as={requested} path={`/recommendations/${recommendation.reference}`} />
    </>
  );
}

/** The wording of a recommendation as the review has it, and where. */
export function Wording({
  recommendation,
  background,
  requested,
}: {
  recommendation: Recommendation;
  background: Background;
  requested: AsAt;
}) {
  const { review } = recommendation;
  return (
    <div className="mb-8 border-l-4 border-focus pl-4">
      <blockquote className="border-0 pl-0">{recommendation.wording}</blockquote>
      <p className="mt-1 text-sm text-soft">
        <a href={`/reviews/${review.code}${queryFor(requested)}`}>{review.title}</a>, {formatDate(review.publishedOn)}
        {sectionsInWords(background.sections)}
        {background.sections.some(({ variant }) => variant) && (
          <>
            {" · "}
            <a href="#variants">Worded differently elsewhere</a>
          </>
        )}
      </p>
    </div>
  );
}

function StatusLine({ status }: { status: RecommendationStatus }) {
  const due = dueInWords(status);
  const owed = responseOwedInWords(status);
  return (
    <>
      <StatusTag as={status.status} />
      {due && (
        <span className={status.daysOverdue === null ? undefined : "font-medium text-red"}>
          {" "}
          · {status.daysOverdue === null ? "due " : ""}
          {due}
        </span>
      )}
      {owed && ` · ${owed}`}
      {statusNotes(status).map((words) => (
        <span key={words} className="text-red">
          {" "}
          · {words}
        </span>
      ))}
      {" · Owner: "}
      {formatOwnerAsItStands(status.owner)}
    </>
  );
}

/** “, section 4” or “, sections 2, 3 and 4”: the sections that word it in the same way. Nothing where none is known. */
function sectionsInWords(sections: Background["sections"]): string {
  const same = sections.filter(({ variant }) => variant === null).map(({ section }) => section);
  if (same.length === 0) return "";
  return `, ${same.length === 1 ? "section" : "sections"} ${listed(same)}`;
}
