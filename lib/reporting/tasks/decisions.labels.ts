import { type CommandName, mayDo } from "#lib/core/access.ts";
import { type CalendarDate, dateOf, daysBetween, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { formatOwner, isOwnerProposed } from "#lib/recommendations/ownership.rules.ts";
import { lastAskedAt, type Thread } from "#lib/recommendations/questions.rules.ts";
import type { OnlyFilter } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { DecisionKind } from "./decisions.rules.ts";
import type { ToDecide } from "./queries.ts";

/** One line of a list of things to do: a link, and a few words about it. */
export interface TaskLine {
  readonly href: string;
  readonly label: string;
  readonly note: string;
}

interface Described {
  readonly of: DecisionKind;
  /** The beginning of the link to one of them, for a person who can act on it and for others. */
  readonly toDo: string;
  readonly waiting: string;
  readonly describe: (one: RecommendationStatus) => string;
  /** The form in which it is dealt with, and its command. */
  readonly form: { readonly path: string; readonly command: CommandName };
  /** The filter that lists all of them, and what they are called. */
  readonly only: OnlyFilter;
  readonly plural: string;
}

const kinds: readonly Described[] = [
  {
    of: "signOffs",
    toDo: "Decide on the sign-off of",
    waiting: "Sign-off of",
    describe: ({ owner }) => `${formatOwner(owner)} asks for it`,
    form: { path: "sign-off/decide", command: "acceptSignOff" },
    only: "awaiting-sign-off",
    plural: "requests for sign-off",
  },
  {
    of: "newDates",
    toDo: "Decide on the due date of",
    waiting: "Due date of",
    describe: ({ requestedDueOn, dueOn }) =>
      `${requestedDueOn ? formatDate(requestedDueOn) : ""}${dueOn ? ` instead of ${formatDate(dueOn)}` : ""}`,
    form: { path: "new-date/decide", command: "acceptNewDate" },
    only: "new-date",
    plural: "requests for another date",
  },
  {
    of: "owners",
    toDo: "Confirm the owner of",
    waiting: "Owner of",
    describe: ({ owner }) => {
      if (!owner) return formatOwner(owner);
      return isOwnerProposed(owner)
        ? `${formatOwner(owner)} is proposed`
        : `${owner.namedAs} was dissolved, and has several successors`;
    },
    form: { path: "owner/confirm", command: "confirmOwner" },
    only: "to-confirm",
    plural: "owners to be confirmed",
  },
  {
    of: "notAccepted",
    toDo: "Decide what becomes of",
    waiting: "Not accepted:",
    describe: ({ owner }) => `${formatOwner(owner)} does not accept it`,
    form: { path: "not-pursued", command: "closeNotPursued" },
    only: "not-accepted",
    plural: "recommendations that their owner does not accept",
  },
  {
    of: "rechecks",
    toDo: "Re-check",
    waiting: "Re-check of",
    describe: ({ assurance }) => (assurance?.recheckOn ? `due since ${formatDate(assurance.recheckOn)}` : "due"),
    form: { path: "re-check", command: "confirmEmbedded" },
    only: "recheck-due",
    plural: "re-checks due",
  },
];

/** So many things to do are listed one by one; of more, the first of each kind is listed and the others are counted. */
const MOST_LISTED = 8;

/** What waits for a decision, as lines for this viewer, with a line for the rest of each kind. */
export function decisionLines(toDecide: ToDecide, viewer: Viewer): TaskLine[] {
  const most = mostOfKind(toDecide);
  return kinds.flatMap((kind) => {
    const [listed, total] = [toDecide[kind.of].slice(0, most), toDecide.counts[kind.of]];
    const lines = listed.map((one) => decisionLine(kind, one, viewer));
    if (total === listed.length) return lines;
    const label = `All ${total.toLocaleString("en-GB")} ${kind.plural}`;
    return [...lines, { href: `/recommendations?only=${kind.only}`, label, note: "" }];
  });
}

function decisionLine(kind: Described, one: RecommendationStatus, viewer: Viewer): TaskLine {
  const isTheirs = mayDo(viewer, kind.form.command);
  return {
    href: `/recommendations/${one.reference}${isTheirs ? `/${kind.form.path}` : ""}`,
    label: `${isTheirs ? kind.toDo : kind.waiting} ${one.reference}`,
    note: kind.describe(one),
  };
}

/** The questions that a person asked and that have no answer, as lines as of a day. */
export function questionLines(toDecide: ToDecide, date: CalendarDate): TaskLine[] {
  const lines = toDecide.questions.slice(0, mostOfKind(toDecide)).map((thread) => ({
    href: `/recommendations/${thread.reference}/questions/${thread.trail}`,
    label: `Your question on ${thread.reference}`,
    note: `not answered for ${waitInWords(thread, date)}`,
  }));
  const more = toDecide.counts.questions - lines.length;
  if (more <= 0) return lines;
  return [
    ...lines,
    {
      href: "/recommendations?only=open-questions",
      label: `${plural(more, "more question")} of yours`,
      note: "not answered",
    },
  ];
}

function mostOfKind({ counts }: ToDecide): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0) > MOST_LISTED ? 1 : MOST_LISTED;
}

function waitInWords(thread: Thread, date: CalendarDate): string {
  return plural(daysBetween(dateOf(lastAskedAt(thread)), date), "day");
}
