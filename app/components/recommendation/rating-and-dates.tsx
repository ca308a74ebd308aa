import { StatusTag } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { type AgreedDate, agreedDay } from "#lib/recommendations/due-dates/rules.ts";
import { formatOwnerAsItStands } from "#lib/recommendations/ownership.rules.ts";
import { getRecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import { dueInWords, slipInWords } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The rating and dates of a recommendation as of now, for a form that nothing else helps to fill in. */
export async function CurrentRatingAndDates({ recommendation }: { recommendation: Recommendation }) {
  const ctx = await requireContext();
  const status = (await statusesById(ctx, [recommendation.id])).get(recommendation.id);
  const { dueDates } = await getRecommendationDetail(ctx, recommendation);
  return status && <RatingAndDates status={status} latest={dueDates.agreed.at(-1)} />;
}

/** The rating of a recommendation, its owner and its dates, beside a form about it. */
export function RatingAndDates({
  status,
  latest,
}: {
  status: RecommendationStatus;
  /** The due date that was agreed last. */
  latest: AgreedDate | undefined;
}) {
  const due = dueInWords(status);
  return (
    <section aria-labelledby="position">
      <h2 id="position">Rating and dates</h2>
      <dl>
        <div>
          <dt>Rating</dt>
          <dd>
            <StatusTag as={status.status} />
          </dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>{formatOwnerAsItStands(status.owner)}</dd>
        </div>
        <div>
          <dt>Due</dt>
          <dd>
            {latest ? `${formatDate(latest.dueOn)}, agreed on ${formatDate(agreedDay(latest))}` : "No due date set"}
            {due && <span className={status.daysOverdue === null ? "text-soft" : "text-red"}> · {due}</span>}
            {status.slip && <small className="block text-xs">{slipInWords(status.slip)}</small>}
          </dd>
        </div>
        <div>
          <dt>Last update</dt>
          <dd>{status.lastUpdate ? formatDate(dateOf(status.lastUpdate.at)) : "None yet"}</dd>
        </div>
      </dl>
    </section>
  );
}
