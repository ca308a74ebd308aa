import type { ReactNode } from "react";
import { Panel } from "#app/components/layout/panel.tsx";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { type CalendarDate, dateOf, formatDate } from "#lib/core/clock.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { isThreadOpen, lastAskedAt, type Thread } from "#lib/recommendations/questions.rules.ts";
import { isOwed } from "#lib/recommendations/responses/rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import { meets } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

interface Props {
  viewer: Viewer;
  reference: string;
  detail: RecommendationDetail;
  ownership: Ownership;
  lookups: Lookups;
  isToday: boolean;
}

/** What of the details of a recommendation waits for a person. */
function whatWaits(
  { threads, dueDates, signOff, responses }: RecommendationDetail,
  status: RecommendationStatus | undefined,
  viewer: Viewer,
) {
  const isOpen = !isClosed(signOff?.step ?? null);
  const request = signOff?.step === "requested" ? signOff.request : null;
  return {
    open: threads.filter((thread) => isThreadOpen(thread) && !thread.messages[0].isHeld),
    openRequest: dueDates.openRequest,
    request,
    owed: isOpen && isOwed(responses) ? responses.request : null,
    declined: status && meets["not-accepted"](status) ? responses.response : null,
    // Tell the people who decide on sign-off why there is nothing to decide yet.
    isToBeAskedFor: status?.status === "delivered" && request === null && mayDo(viewer, "acceptSignOff"),
  };
}

/** What is waiting for a decision or an answer: requests to the Executive, and questions to the owner. */
export function OpenRequests({
  detail,
  date,
  status,
  ...props
}: Props & { date: CalendarDate; status: RecommendationStatus | undefined }) {
  const waits = whatWaits(detail, status, props.viewer);
  if (!Object.values(waits).some((one) => (Array.isArray(one) ? one.length > 0 : one))) return null;
  const { open, openRequest, request, owed, declined, isToBeAskedFor } = waits;
  const agencyName = (id: number) => props.lookups.directory.get(id)?.name ?? "";
  return (
    <Panel id="waiting" title={props.isToday ? "Waiting" : `Waiting on ${formatDate(date)}`}>
      {request && (
        <p>
          <strong>For the Executive: sign-off.</strong> {agencyName(request.agencyId)} asked on{" "}
          {formatDate(dateOf(request.at))}.
          {mayDecideOn(props.viewer, request) && (
            <InlineCommandLink {...props} command="acceptSignOff" path="sign-off/decide">
              Decide
            </InlineCommandLink>
          )}
        </p>
      )}
      {isToBeAskedFor && (
        <p>
          <strong>For the owner: delivered, not yet assured.</strong> The owner or the business team asks for sign-off
          first. Then the Executive decides.
        </p>
      )}
      {openRequest && (
        <p>
          <strong>For the Executive: another due date, {formatDate(openRequest.dueOn)}.</strong>{" "}
          {agencyName(openRequest.agencyId)} asked on {formatDate(dateOf(openRequest.at))}.
          {mayDecideOn(props.viewer, openRequest) && (
            <InlineCommandLink {...props} command="acceptNewDate" path="new-date/decide">
              Decide
            </InlineCommandLink>
          )}
        </p>
      )}
      {declined && (
        <p>
          <strong>For the Executive: not accepted by {agencyName(declined.agencyId)}.</strong> {declined.reason}
          <InlineCommandLink {...props} command="closeNotPursued" path="not-pursued">
            Close it as not pursued
          </InlineCommandLink>
          <br />
          <small>
            It stays here until it is closed, has another owner, or the business team asks for a response again.
          </small>
        </p>
      )}
      {owed && (
        <p>
          <strong>For the owner: a response by {formatDate(owed.dueOn)}.</strong> Does it accept the recommendation?
          <InlineCommandLink {...props} command="respond" path="respond">
            Respond
          </InlineCommandLink>
        </p>
      )}
      {open.map((thread) => (
        <OpenQuestion key={thread.trail} thread={thread} {...props} />
      ))}
    </Panel>
  );
}

function OpenQuestion({ thread, ...props }: Omit<Props, "detail"> & { thread: Thread }) {
  const [question] = thread.messages;
  const latest = thread.messages.findLast(({ kind, isHeld }) => kind !== "answer" && !isHeld) ?? question;
  const askedOn = formatDate(dateOf(lastAskedAt(thread)));
  return (
    <p>
      <strong>For the owner:</strong> <span>{latest.words}</span>
      <InlineCommandLink {...props} command="answerQuestion" path={`questions/${thread.trail}`}>
        Answer<span className="sr-only"> the question of {askedOn}</span>
      </InlineCommandLink>
      <br />
      <small>
        Asked by {props.lookups.names.get(question.personId ?? 0) ?? "a person"}, {roleNames[question.role]}, {askedOn}
      </small>
    </p>
  );
}

/** A link to the form of a command, for a viewer who may use it today. */
function InlineCommandLink({
  viewer,
  reference,
  ownership,
  isToday,
  command,
  path,
  children,
}: Omit<Props, "detail" | "lookups"> & { command: CommandName; path: string; children: ReactNode }) {
  if (!isToday || !mayDo(viewer, command, ownership.responsible)) return null;
  return (
    <>
      {" "}
      <a href={`/recommendations/${reference}/${path}`}>{children}</a>
    </>
  );
}
