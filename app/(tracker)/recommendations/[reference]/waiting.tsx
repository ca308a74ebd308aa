import type { ReactNode } from "react";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { askedAt, isOpen, type Thread } from "#lib/recommendations/questions.rules.ts";
import { mayDecideOn } from "#lib/recommendations/sign-off/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";

/** What waits for somebody: questions for the owner, and what the owner asked the Executive for. */
export function Waiting({
  viewer,
  reference,
  story: { threads, dueDates, signOff },
  ownership,
  known,
  isToday,
}: {
  viewer: Viewer;
  reference: string;
  story: RecommendationDetail;
  ownership: Ownership;
  known: Lookups;
  isToday: boolean;
}) {
  const open = threads.filter((thread) => isOpen(thread) && !thread.said[0].isHeld);
  const { openRequest } = dueDates;
  const request = signOff?.step === "requested" ? signOff.request : null;
  if (open.length === 0 && !openRequest && !request) return null;
  const agencyName = (id: number) => known.directory.get(id)?.name ?? "";
  const offer = (command: CommandName, path: string, label: ReactNode) =>
    isToday &&
    mayDo(viewer, command, ownership.responsible) && (
      <>
        {" "}
        <a href={`/recommendations/${reference}/${path}`}>{label}</a>
      </>
    );
  return (
    <section className="decide" aria-labelledby="waiting">
      <h2 id="waiting">Waiting</h2>
      {request && (
        <p>
          <strong>For the Executive: sign-off.</strong> {agencyName(request.agencyId)} asked on{" "}
          {formatDate(dateOf(request.at))}.
          {mayDecideOn(viewer, request) && offer("acceptSignOff", "sign-off/decide", "Decide")}
        </p>
      )}
      {openRequest && (
        <p>
          <strong>For the Executive: another due date, {formatDate(openRequest.dueOn)}.</strong>{" "}
          {agencyName(openRequest.agencyId)} asked on {formatDate(dateOf(openRequest.at))}.
          {mayDecideOn(viewer, openRequest) && offer("acceptNewDate", "new-date/decide", "Decide")}
        </p>
      )}
      {open.map((thread) => (
        <p key={thread.trail}>
          <strong>For the owner:</strong> <span className="as-typed">{lastAsked(thread)}</span>
          {offer(
            "answerQuestion",
            `questions/${thread.trail}`,
            <>
              Answer<span className="unseen"> the question of {formatDate(dateOf(askedAt(thread)))}</span>
            </>,
          )}
          <br />
          <small>
            asked by {known.names.get(thread.said[0].personId ?? 0) ?? "somebody"}, {roleNames[thread.said[0].role]},{" "}
            {formatDate(dateOf(askedAt(thread)))}
          </small>
        </p>
      ))}
    </section>
  );
}

function lastAsked({ said }: Thread): string {
  return (said.findLast(({ kind, isHeld }) => kind !== "answer" && !isHeld) ?? said[0]).words;
}
