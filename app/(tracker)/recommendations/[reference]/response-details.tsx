import { formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { answerNames, type ResponseState } from "#lib/recommendations/responses/rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The response that is owed, or what the owner said and why; nothing if none was asked for. */
export function ResponseDetails({
  responses: { request, response },
  status,
}: {
  responses: ResponseState;
  status: RecommendationStatus | undefined;
}) {
  if (!request) return null;
  const late = status?.daysResponseLate ?? null;
  return (
    <div>
      <dt>Response</dt>
      <dd>
        {response
          ? `${answerNames[response.answer]}, ${formatDate(response.respondedOn)}`
          : `Owed by ${formatDate(request.dueOn)}`}
        {response && <small>{response.reason}</small>}
        {late !== null && <small className="text-red">{plural(late, "day")} overdue</small>}
      </dd>
    </div>
  );
}
