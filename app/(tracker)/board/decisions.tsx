import type { ReactNode } from "react";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { lastAskedAt } from "#lib/recommendations/questions.rules.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import type { ToDecide } from "#lib/reporting/tasks/queries.ts";
import type { OnlyFilter } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** What the Executive has to decide on (sign-offs, due dates, owners, re-checks), and questions without an answer. */
export function Decisions({ board: { toDecide }, viewer }: { board: BoardSummary; viewer: Viewer }) {
  const { signOffs, newDates, owners, rechecks, questions, counts } = toDecide;
  const nothing = Object.values(counts).every((count) => count === 0);
  const path = (reference: string, command: CommandName, form: string) =>
    `/recommendations/${reference}${mayDo(viewer, command) ? `/${form}` : ""}`;
  return (
    <section className="decide" aria-labelledby="decide">
      <h2 id="decide">For you to decide</h2>
      {nothing && <p>Nothing to decide.</p>}
      <ol hidden={nothing}>
        {signOffs.map((recommendation) => (
          <Item
            key={recommendation.id}
            of={recommendation}
            path={path(recommendation.reference, "acceptSignOff", "sign-off/decide")}
            what="Sign-off of"
          >
            {formatOwner(recommendation.owner)} asks for it
          </Item>
        ))}
        <More toDecide={toDecide} of="signOffs" only="awaiting-sign-off" words="sign-offs asked for" />
        {newDates.map((recommendation) => (
          <Item
            key={recommendation.id}
            of={recommendation}
            path={path(recommendation.reference, "acceptNewDate", "new-date/decide")}
            what="Due date of"
          >
            {recommendation.requestedDueOn && formatDate(recommendation.requestedDueOn)} is asked for, instead of{" "}
            {recommendation.dueOn ? formatDate(recommendation.dueOn) : "none"}
          </Item>
        ))}
        <More toDecide={toDecide} of="newDates" only="new-date" words="dates asked for" />
        {owners.map((recommendation) => (
          <Item
            key={recommendation.id}
            of={recommendation}
            path={
              recommendation.owner?.basis === "proposed"
                ? path(recommendation.reference, "confirmOwner", "owner/confirm")
                : `/recommendations/${recommendation.reference}`
            }
            what="Owner of"
          >
            {proposalOf(recommendation)}
          </Item>
        ))}
        <More toDecide={toDecide} of="owners" only="to-confirm" words="owners to be confirmed" />
        {rechecks.map((recommendation) => (
          <Item
            key={recommendation.id}
            of={recommendation}
            path={path(recommendation.reference, "confirmEmbedded", "re-check")}
            what="Re-check of"
          >
            due since {recommendation.assurance?.recheckOn && formatDate(recommendation.assurance.recheckOn)}: has it
            lasted?
          </Item>
        ))}
        <More toDecide={toDecide} of="rechecks" only="recheck-due" words="re-checks due" />
        {questions.map((thread) => (
          <li key={thread.trail}>
            <a href={`/recommendations/${thread.reference}/questions/${thread.trail}`}>
              Question on {thread.reference}
            </a>
            , {thread.shortTitle}: not answered since {formatDate(dateOf(lastAskedAt(thread)))}
          </li>
        ))}
        {counts.questions > questions.length && (
          <li>and {(counts.questions - questions.length).toLocaleString("en-GB")} more questions not answered</li>
        )}
      </ol>
    </section>
  );
}

function Item({
  of,
  path,
  what,
  children,
}: {
  of: RecommendationStatus;
  path: string;
  what: string;
  children: ReactNode;
}) {
  return (
    <li>
      <a href={path}>
        {what} {of.reference}
      </a>
      , {of.shortTitle}: {children}
    </li>
  );
}

function More({
  toDecide,
  of,
  only,
  words,
}: {
  toDecide: ToDecide;
  of: "signOffs" | "newDates" | "owners" | "rechecks";
  only: OnlyFilter;
  words: string;
}) {
  const total = toDecide.counts[of];
  if (total <= toDecide[of].length) return null;
  return (
    <li>
      <a href={`/recommendations?only=${only}`}>
        All {total.toLocaleString("en-GB")} {words}
      </a>
    </li>
  );
}

function proposalOf({ owner }: RecommendationStatus): string {
  if (!owner) return "nobody is proposed yet";
  return owner.basis === "proposed" ? `${formatOwner(owner)} is proposed` : formatOwner(owner).toLowerCase();
}
