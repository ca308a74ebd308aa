import { type CommandName, mayDo } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

interface Task {
  readonly command: CommandName;
  readonly path: string;
  readonly label: string;
  readonly isOpen: boolean;
}

/** What this viewer may do now, the likeliest first: nobody is shown what would refuse them. What is done rarely is folded away. */
export function Tasks({
  viewer,
  reference,
  ownership,
  story,
  position,
}: {
  viewer: Viewer;
  reference: string;
  ownership: Ownership;
  story: RecommendationDetail;
  position: RecommendationStatus | undefined;
}) {
  const may = ({ isOpen, command }: Task) => isOpen && mayDo(viewer, command, ownership.responsible);
  const [first, ...others] = usual(viewer, ownership, story, position).filter(may);
  const rest = rare(ownership, story).filter(may);
  if (!first) return null;
  const link = ({ path, label }: Task, className?: string) => (
    <li key={path}>
      <a className={className} href={`/recommendations/${reference}/${path}`}>
        {label}
      </a>
    </li>
  );
  return (
    <div className="tasks no-print">
      <ul>
        {link(first, "filled")}
        {others.map((task) => link(task))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>More</summary>
          <ul>{rest.map((task) => link(task))}</ul>
        </details>
      )}
    </div>
  );
}

function usual(
  viewer: Viewer,
  { owner, responsible }: Ownership,
  { dueDates: { agreed, openRequest }, signOff }: RecommendationDetail,
  position: RecommendationStatus | undefined,
): Task[] {
  const step = signOff?.step ?? null;
  const isLive = responsible.owner !== null && !isClosed(step);
  const isClaimed = position?.rating === "delivered" && step !== "requested";
  const signOffTask: Task = {
    command: "requestSignOff",
    path: "sign-off",
    label: "Ask for sign-off",
    isOpen: isLive && isClaimed,
  };
  return [
    {
      command: "confirmOwner",
      path: "owner/confirm",
      label: "Confirm the owner",
      isOpen: owner?.basis === "proposed" && !owner.confirmed,
    },
    {
      command: "acceptSignOff",
      path: "sign-off/decide",
      label: "Decide on the sign-off",
      isOpen: step === "requested" && mayDecideOn(viewer, signOff?.request ?? null),
    },
    {
      command: "acceptNewDate",
      path: "new-date/decide",
      label: "Decide on the new date",
      isOpen: openRequest !== null && mayDecideOn(viewer, openRequest),
    },
    {
      command: "confirmEmbedded",
      path: "re-check",
      label: "Look at it again",
      isOpen: step === "accepted" && position?.isRecheckDue === true,
    },
    ...(isClaimed ? [signOffTask] : []),
    { command: "postUpdate", path: "update", label: "Post an update", isOpen: isLive },
    { command: "addEvidence", path: "evidence", label: "Add evidence", isOpen: responsible.owner !== null },
    { command: "addAction", path: "actions/add", label: "Add an action", isOpen: isLive },
    {
      command: "requestNewDate",
      path: "new-date",
      label: "Ask for another due date",
      isOpen: isLive && agreed.length > 0 && openRequest === null,
    },
    {
      command: "askQuestion",
      path: "questions/ask",
      label: "Ask the owner a question",
      isOpen: responsible.owner !== null,
    },
    { command: "assess", path: "assess", label: "Assess it", isOpen: !isClosed(step) },
    { command: "setDueDate", path: "due-date", label: "Set the due date", isOpen: agreed.length === 0 },
    {
      command: "assignOwner",
      path: "owner",
      label: owner ? "Change the owner or lead" : "Assign an owner",
      isOpen: true,
    },
  ];
}

function rare({ owner }: Ownership, { signOff, asks, actions }: RecommendationDetail): Task[] {
  const step = signOff?.step ?? null;
  return [
    { command: "setSuccessMeasure", path: "success-measure", label: "Say how you will know it worked", isOpen: true },
    { command: "setContributors", path: "contributors", label: "Choose contributors", isOpen: owner !== null },
    {
      command: "setReportingInterval",
      path: "reporting-interval",
      label: "Say how often it is reported on",
      isOpen: !isClosed(step),
    },
    {
      command: "nameAsks",
      path: "asks",
      label: "Name what it asks for, part by part",
      isOpen: !actions.some(({ askId }) => asks.some(({ id }) => id === askId)),
    },
    { command: "tagThemes", path: "themes", label: "Tag themes", isOpen: true },
    {
      command: "reopen",
      path: "re-check",
      label: step === "not-pursued" ? "Reopen it" : "Look at it again, or reopen it",
      isOpen: isClosed(step),
    },
    { command: "closeNotPursued", path: "not-pursued", label: "Close it as not pursued", isOpen: !isClosed(step) },
  ];
}
