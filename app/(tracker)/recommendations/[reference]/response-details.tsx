import { formatDate } from "#lib/core/clock.ts";
import { capitalised } from "#lib/core/text.ts";
import { answerNames, type ResponseState } from "#lib/recommendations/responses/rules.ts";
import { responseInWords } from "#lib/status/labels.ts";
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
  const owed = status && responseInWords(status);
  return (
    <div>
      <dt>Response</dt>
      <dd>
        {response ? (
          <>
            {answerNames[response.answer]}, {formatDate(response.respondedOn)}
            <small>{response.reason}</small>
          </>
        ) : (
          <span className={status?.daysResponseLate ? "text-red" : undefined}>
            {capitalised(owed ?? `owed by ${formatDate(request.dueOn)}`)}
          </span>
        )}
      </dd>
    </div>
  );
}
