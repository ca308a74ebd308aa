import { type CalendarDate, dateOf, daysBetween, formatDate, formatInstant } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { Appraisal } from "#lib/recommendations/assessment.queries.ts";
import type { DueDates, OpenDateRequest } from "#lib/recommendations/due-dates/queries.ts";
import { slipOf } from "#lib/recommendations/due-dates/rules.ts";
import { answerNames, type Response } from "#lib/recommendations/responses/rules.ts";
import type { SignOffRequest } from "#lib/recommendations/sign-off/rules.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import { slipInWords } from "#lib/status/labels.ts";
import { EvidenceItem } from "./evidence-list.tsx";

/** A request for sign-off: what was done, the difference it made, and the evidence. */
export function SignOffRequestSummary({
  request,
  evidence,
  appraisals,
  directory,
  names,
}: {
  request: SignOffRequest;
  evidence: readonly Evidence[];
  appraisals: ReadonlyMap<number, Appraisal>;
  directory: Directory;
  names: ReadonlyMap<number, string>;
}) {
  const cited = evidence.filter(({ id }) => request.evidenceIds.includes(id));
  return (
    <>
      <p className="text-lg">
        {directory.get(request.agencyId)?.name} says that this is delivered, and asks you to accept it.
      </p>
      <dl>
        <div>
          <dt>What was done</dt>
          <dd>{request.done}</dd>
        </div>
        <div>
          <dt>What difference it made</dt>
          <dd>{request.difference}</dd>
        </div>
        <div>
          <dt>Evidence it names</dt>
          <dd>
            {cited.length === 0 && <span className="text-red">None</span>}
            {cited.map((one) => (
              <div key={one.id}>
                <EvidenceItem evidence={one} />
                {appraisals.get(one.id)?.isSufficient === false && (
                  <small className="text-red"> judged not sufficient: {appraisals.get(one.id)?.reason}</small>
                )}
              </div>
            ))}
          </dd>
        </div>
        <div>
          <dt>Asked for</dt>
          <dd>
            {formatInstant(request.at)}, by {names.get(request.personId ?? 0) ?? "a person"}
          </dd>
        </div>
      </dl>
    </>
  );
}

/** What an agency said to a recommendation: whether it accepts it, when, and why. */
export function ResponseSummary({
  response: { agencyId, answer, reason, respondedOn },
  directory,
}: {
  response: Response;
  directory: Directory;
}) {
  return (
    <>
      <p className="text-lg">
        {answerNames[answer]} by {directory.get(agencyId)?.name}, {formatDate(respondedOn)}
      </p>
      <blockquote className="mb-5">{reason}</blockquote>
    </>
  );
}

/** A request for another due date: the reason, the interim risk, and how often the date has changed. */
export function NewDateRequestSummary({
  request,
  agreed,
  directory,
}: {
  request: OpenDateRequest;
  agreed: DueDates["agreed"];
  directory: Directory;
}) {
  const latest = agreed.at(-1)?.dueOn;
  const slip = slipOf(agreed.map(({ dueOn }) => dueOn));
  return (
    <>
      <p className="text-lg">
        {directory.get(request.agencyId)?.name} asks for <strong>{formatDate(request.dueOn)}</strong>
        {latest && ` instead of ${formatDate(latest)}: ${moveInWords(latest, request.dueOn)}`}.
      </p>
      <dl>
        <div>
          <dt>Why</dt>
          <dd>{request.reason}</dd>
        </div>
        <div>
          <dt>Risk until then, and what is done about it</dt>
          <dd>{request.interimRisk}</dd>
        </div>
        <div>
          <dt>So far</dt>
          <dd>{slip ? slipInWords(slip) : "this would be the first change"}</dd>
        </div>
        <div>
          <dt>Asked for on</dt>
          <dd>{formatDate(dateOf(request.at))}</dd>
        </div>
      </dl>
    </>
  );
}

function moveInWords(from: CalendarDate, to: CalendarDate): string {
  const days = daysBetween(from, to);
  return `${plural(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
}
