import { Panel } from "#app/components/layout/panel.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import type { Appraisal } from "#lib/recommendations/assessment.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { isThreadOpen, lastAskedAt, type Thread } from "#lib/recommendations/questions.rules.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import { getRecommendationDetail, type RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import { statusesById } from "#lib/status/queries.ts";
import { EvidenceItem } from "./evidence-list.tsx";
import { RatingAndDates } from "./rating-and-dates.tsx";

/** What a decision on a recommendation is judged by: success measure, rating, dates, evidence with its appraisal, and open questions. */
export async function DecisionBasis({ ctx, recommendation }: { ctx: Context; recommendation: Recommendation }) {
  const detail = await getRecommendationDetail(ctx, recommendation);
  const { successMeasure } = await getOwnership(ctx, recommendation);
  const status = (await statusesById(ctx, [recommendation.id])).get(recommendation.id);
  const { reference } = recommendation;
  return (
    <>
      <section aria-labelledby="measure">
        <h2 id="measure">Success measure</h2>
        <p>{successMeasure?.words ?? <span className="text-red">Not set yet</span>}</p>
      </section>
      {status && <RatingAndDates status={status} latest={detail.dueDates.agreed.at(-1)} />}
      <EvidenceSoFar detail={detail} />
      <OpenQuestions threads={detail.threads} reference={reference} />
      <p>
        <a href={`/recommendations/${reference}`}>The whole history of {reference}</a>
      </p>
    </>
  );
}

/** The evidence that is neither replaced nor removed, each piece with its latest appraisal. */
export function EvidenceSoFar({ detail: { evidence, appraisals } }: { detail: RecommendationDetail }) {
  const current = evidence.filter(({ replacedBy, isRemoved }) => replacedBy === null && !isRemoved);
  return (
    <section aria-labelledby="evidence-so-far">
      <h2 id="evidence-so-far">Evidence so far</h2>
      {current.length === 0 ? (
        <p>None yet.</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line [&_small]:text-xs [&>li]:py-2">
          {current.map((one) => (
            <EvidenceWithAppraisal key={one.id} evidence={one} appraisal={appraisals.get(one.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function EvidenceWithAppraisal({ evidence, appraisal }: { evidence: Evidence; appraisal: Appraisal | undefined }) {
  return (
    <li>
      <EvidenceItem evidence={evidence} />
      <small className="block">
        {appraisal ? (
          <>
            <span className={appraisal.isSufficient ? undefined : "text-red"}>
              {appraisal.isSufficient ? "Judged sufficient" : "Judged not sufficient"}
            </span>{" "}
            by the {roleNames[appraisal.role]}: {appraisal.reason}
          </>
        ) : (
          "Not appraised yet"
        )}
      </small>
    </li>
  );
}

/** The questions that are not answered, with links to their answers. */
export function OpenQuestions({
  threads,
  reference,
  linkText = "Open the question",
}: {
  threads: readonly Thread[];
  reference: string;
  linkText?: string;
}) {
  const open = threads.filter((thread) => isThreadOpen(thread) && !thread.messages[0].isHeld);
  if (open.length === 0) return null;
  return (
    <Panel id="questions" title={open.length === 1 ? "Question not answered yet" : "Questions not answered yet"}>
      {open.map((thread) => {
        const latest = thread.messages.findLast(({ kind, isHeld }) => kind !== "answer" && !isHeld);
        return (
          <p key={thread.trail}>
            {(latest ?? thread.messages[0]).words}
            <small className="block text-xs">
              {roleNames[thread.messages[0].role]}, {formatDate(dateOf(lastAskedAt(thread)))} ·{" "}
              <a href={`/recommendations/${reference}/questions/${thread.trail}`}>{linkText}</a>
            </small>
          </p>
        );
      })}
    </Panel>
  );
}
