import { Panel } from "#app/components/layout/panel.tsx";
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
  const nothing = Object.values(toDecide.counts).every((count) => count === 0);
  return (
    <Panel
      id="decide"
      title="For you to decide"
      count={Object.values(toDecide.counts).reduce((sum, count) => sum + count, 0)}
    >
      {nothing && <p>Nothing to decide.</p>}
      <ol className="divide-y divide-line text-sm [&>li]:py-2" hidden={nothing}>
        {decisionKinds.map((kind) => (
          <DecisionsOfKind key={kind.of} kind={kind} toDecide={toDecide} viewer={viewer} />
        ))}
        <Questions toDecide={toDecide} />
      </ol>
    </Panel>
  );
}

interface DecisionKind {
  readonly of: "signOffs" | "newDates" | "owners" | "rechecks";
  /** The beginning of the link to each of them. */
  readonly what: string;
  readonly describe: (one: RecommendationStatus) => string;
  /** The form for the decision, and the command that it runs; null if there is no form. */
  readonly formFor: (one: RecommendationStatus) => { readonly path: string; readonly command: CommandName } | null;
  /** The filter that lists all of them, and what they are called. */
  readonly only: OnlyFilter;
  readonly plural: string;
}

const decisionKinds: readonly DecisionKind[] = [
  {
    of: "signOffs",
    what: "Sign-off of",
    describe: ({ owner }) => `${formatOwner(owner)} asks for it`,
    formFor: () => ({ path: "sign-off/decide", command: "acceptSignOff" }),
    only: "awaiting-sign-off",
    plural: "sign-offs asked for",
  },
  {
    of: "newDates",
    what: "Due date of",
    describe: ({ requestedDueOn, dueOn }) =>
      `${requestedDueOn ? formatDate(requestedDueOn) : ""} is asked for, instead of ${dueOn ? formatDate(dueOn) : "none"}`,
    formFor: () => ({ path: "new-date/decide", command: "acceptNewDate" }),
    only: "new-date",
    plural: "dates asked for",
  },
  {
    of: "owners",
    what: "Owner of",
    describe: ({ owner }) => {
      if (!owner) return "nobody is proposed yet";
      return owner.basis === "proposed" ? `${formatOwner(owner)} is proposed` : formatOwner(owner).toLowerCase();
    },
    formFor: ({ owner }) => (owner?.basis === "proposed" ? { path: "owner/confirm", command: "confirmOwner" } : null),
    only: "to-confirm",
    plural: "owners to be confirmed",
  },
  {
    of: "rechecks",
    what: "Re-check of",
    describe: ({ assurance }) =>
      `due since ${assurance?.recheckOn ? formatDate(assurance.recheckOn) : ""}: has it lasted?`,
    formFor: () => ({ path: "re-check", command: "confirmEmbedded" }),
    only: "recheck-due",
    plural: "re-checks due",
  },
];

function DecisionsOfKind({ kind, toDecide, viewer }: { kind: DecisionKind; toDecide: ToDecide; viewer: Viewer }) {
  const [listed, total] = [toDecide[kind.of], toDecide.counts[kind.of]];
  const formPath = (one: RecommendationStatus) => {
    const form = kind.formFor(one);
    return form && mayDo(viewer, form.command) ? `/${form.path}` : "";
  };
  return (
    <>
      {listed.map((one) => (
        <li key={one.id}>
          <a href={`/recommendations/${one.reference}${formPath(one)}`}>
            {kind.what} {one.reference}
          </a>
          , {one.shortTitle}: {kind.describe(one)}
        </li>
      ))}
      {total > listed.length && (
        <li>
          <a href={`/recommendations?only=${kind.only}`}>
            All {total.toLocaleString("en-GB")} {kind.plural}
          </a>
        </li>
      )}
    </>
  );
}

function Questions({ toDecide: { questions, counts } }: { toDecide: ToDecide }) {
  return (
    <>
      {questions.map((thread) => (
        <li key={thread.trail}>
          <a href={`/recommendations/${thread.reference}/questions/${thread.trail}`}>Question on {thread.reference}</a>,{" "}
          {thread.shortTitle}: not answered since {formatDate(dateOf(lastAskedAt(thread)))}
        </li>
      ))}
      {counts.questions > questions.length && (
        <li>and {(counts.questions - questions.length).toLocaleString("en-GB")} more questions not answered</li>
      )}
    </>
  );
}
