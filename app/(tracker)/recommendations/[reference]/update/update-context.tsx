import { EvidenceSoFar, OpenQuestions } from "#app/components/recommendation/decision-basis.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import type { Update } from "#lib/recommendations/updates/queries.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import { getRecommendationDetail } from "#lib/reporting/timeline/queries.ts";

/** What helps to write an update: open questions, the last update, the due date, the success measure and the evidence so far. */
export async function UpdateContext({
  ctx,
  recommendation,
  previous,
}: {
  ctx: Context;
  recommendation: Recommendation;
  previous: Update | undefined;
}) {
  const detail = await getRecommendationDetail(ctx, recommendation);
  const { successMeasure } = await getOwnership(ctx, recommendation);
  const due = detail.dueDates.agreed.at(-1);
  return (
    <>
      <OpenQuestions threads={detail.threads} reference={recommendation.reference} linkText="Answer it" />
      <dl className="[&>div]:grid-cols-[8rem_1fr]">
        <div>
          <dt>Last update</dt>
          <dd>
            {previous ? (
              <>
                {formatDate(dateOf(previous.at))}{" "}
                <StatusTag as={previous.rating} label={ratingNames[previous.rating]} />
              </>
            ) : (
              "None yet"
            )}
          </dd>
        </div>
        <div>
          <dt>Due</dt>
          <dd>{due ? formatDate(due.dueOn) : "No due date set"}</dd>
        </div>
        <div>
          <dt>Success measure</dt>
          <dd>{successMeasure?.words ?? "Not set yet"}</dd>
        </div>
      </dl>
      <EvidenceSoFar detail={detail} />
    </>
  );
}
