import { type CalendarDate, dateOf, formatDate } from "#lib/core/clock.ts";
import { actionStateNames, daysActionOverdue } from "#lib/recommendations/actions/rules.ts";
import { basisNames, ownerInWords } from "#lib/recommendations/ownership.rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { questionTitles, showsNames } from "#lib/recommendations/updates/labels.ts";
import { questions } from "#lib/recommendations/updates/rules.ts";
import { changeInSentence, unended } from "#lib/reporting/changes/labels.ts";
import type { RecommendationChanges } from "#lib/reporting/changes/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/labels.ts";
import {
  capitalised,
  disagreementInWords,
  dueInWords,
  lastUpdateInWords,
  listed,
  plural,
  silenceInWords,
  slipInWords,
  statusNames,
  statusNotes,
} from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Background, PaperEvidence } from "./reads.ts";
import type { PaperDetail, PaperLine, PaperList, PaperRow } from "./rules.ts";

/** A row of the summary table. */
export function paperRow(position: RecommendationStatus): PaperRow {
  return {
    reference: position.reference,
    shortTitle: position.shortTitle,
    owner: ownerInWords(position.owner) + (position.isOwnerToBeConfirmed && position.owner ? ", to be confirmed" : ""),
    shown: position.status,
    shownName: statusNames[position.status],
    beside: statusNotes(position),
    due: dueWhole(position),
    lastUpdate: lastUpdateInWords(position),
  };
}

/** "30 April 2027, 12 days overdue; first agreed …": the date with all that stands wherever it stands. */
function dueWhole(position: RecommendationStatus): string {
  if (!position.dueOn) return "No due date set";
  const beside = [dueInWords(position), position.slip && slipInWords(position.slip)].filter(Boolean);
  return [formatDate(position.dueOn), ...beside].join("; ");
}

const line = ({ reference, shortTitle }: RecommendationStatus, words: string): PaperLine => ({
  reference,
  shortTitle,
  words: capitalised(words),
});

/** What changed for each recommendation, as a sentence. */
export function changeLines(changes: readonly RecommendationChanges[], known: Lookups): PaperLine[] {
  return changes.map((change) => line(change.position, changeInSentence(change, known)));
}

/** What the Executive has to look at: overdue, off track, silent, disputed, actions overdue. */
export function exceptionLists(positions: readonly RecommendationStatus[]): PaperList[] {
  const list = (title: string, words: (position: RecommendationStatus) => string | null): PaperList => ({
    title,
    lines: positions.flatMap((position) => {
      const said = words(position);
      return said === null ? [] : [line(position, said)];
    }),
  });
  return [
    list("Overdue", (position) => (position.daysOverdue === null ? null : dueWhole(position))),
    list("Off track", (position) => (position.status === "off-track" ? ownerInWords(position.owner) : null)),
    list("Silent", silenceInWords),
    list("Owner and assessment differ", disagreementInWords),
    list("Actions overdue", ({ overdueActions }) => (overdueActions > 0 ? plural(overdueActions, "action") : null)),
  ];
}

/** Under which exceptions there is nothing, as a sentence; null where each has something. */
export function noExceptionsInWords(lists: readonly PaperList[]): string | null {
  const empty = lists.filter(({ lines }) => lines.length === 0).map(({ title }) => title.toLowerCase());
  if (empty.length === 0) return null;
  return `${empty.length === lists.length ? "There are no exceptions: nothing" : "There is nothing"} under ${listed(empty)}.`;
}

/** What waits for the Executive, in the order in which a meeting takes it. */
export function decisionLines(positions: readonly RecommendationStatus[]): PaperLine[] {
  return positions.flatMap((position) => {
    const { assurance, requestedDueOn, dueOn, isRecheckDue, owner } = position;
    const waiting = [
      assurance?.step === "requested" ? "Sign-off is asked for." : null,
      requestedDueOn
        ? `${formatDate(requestedDueOn)} is asked for as due date, instead of ${dueOn ? formatDate(dueOn) : "none"}.`
        : null,
      position.isOwnerToBeConfirmed
        ? `Owner to be confirmed: ${owner ? ownerInWords(owner) : "nobody is proposed yet"}.`
        : null,
      isRecheckDue ? "Its re-check is due: has it lasted?" : null,
    ].filter((words) => words !== null);
    return waiting.map((words) => line(position, words));
  });
}

/** A cover sheet has room for so many. */
const MOST_ASKS = 12;

/** What the Executive is asked to do, drafted from what waits for it: a line each, or where they are many, how many. */
export function askLines(toDecide: readonly PaperLine[]): string {
  const lines =
    toDecide.length > MOST_ASKS
      ? [`Decide on the ${toDecide.length} things that stand under “For decision”.`]
      : toDecide.map(({ reference, words }) => `${reference}: ${words}`);
  return [...lines, "Note where the recommendations stand."].join("\n");
}

/** What was settled between two positions. */
export function completedLines(changes: readonly RecommendationChanges[]): PaperLine[] {
  return changes.flatMap(({ position, before }) => {
    const step = position.assurance?.step ?? null;
    const isNew = isClosed(step) && before?.assurance?.at !== position.assurance?.at;
    return isNew && position.assurance
      ? [line(position, `${statusNames[position.status]}, ${formatDate(dateOf(position.assurance.at))}`)]
      : [];
  });
}

/** Other due dates that are asked for. */
export function extensionLines(positions: readonly RecommendationStatus[]): PaperLine[] {
  return positions.flatMap((position) =>
    position.requestedDueOn
      ? [line(position, `${formatDate(position.requestedDueOn)} is asked for; agreed is ${dueWhole(position)}`)]
      : [],
  );
}

/** What is not settled, in the order in which it is due; without a date last. */
export function outstandingLines(positions: readonly RecommendationStatus[]): PaperLine[] {
  return positions
    .filter(({ assurance }) => !isClosed(assurance?.step ?? null))
    .toSorted((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"))
    .map((position) => line(position, `${statusNames[position.status]}. ${dueWhole(position)}`));
}

/** The page of one recommendation. */
export function paperDetail(
  position: RecommendationStatus,
  { wordings, updates, measures, decisions, actions, questions: open, evidence }: Background,
  { names, directory }: Lookups,
  date: CalendarDate,
): PaperDetail {
  const { id, owner, assignment, assurance } = position;
  const worded = wordings.get(id);
  const update = updates.get(id);
  const lead = assignment?.leadPersonId ? names.get(assignment.leadPersonId) : undefined;
  const parts = [
    {
      title: update
        ? `Last update, ${formatDate(dateOf(update.at))}, ${directory.get(update.agencyId)?.name}`
        : "Last update",
      paragraphs: update
        ? [
            ...(update.nothingChanged ? ["Nothing has changed."] : []),
            ...questions.flatMap((question) =>
              update[question] ? [`${questionTitles[question]}. ${update[question]}`] : [],
            ),
          ]
        : ["None yet."],
    },
    {
      title: "Actions",
      paragraphs: (actions.get(id) ?? []).map((action) => {
        const overdue = daysActionOverdue(action, date);
        const state =
          action.state === "open"
            ? `due ${formatDate(action.dueOn)}${overdue === null ? "" : `, ${plural(overdue, "day")} overdue`}`
            : `${actionStateNames[action.state].toLowerCase()}${action.doneOn ? ` on ${formatDate(action.doneOn)}` : ""}`;
        return `${unended(action.what)}: ${directory.get(action.agencyId)?.name}, ${state}.`;
      }),
    },
    {
      title: "Questions not answered",
      paragraphs: (open.get(id) ?? []).map(({ said }) => said.findLast(({ kind }) => kind !== "answer")?.words ?? ""),
    },
    {
      title: "Evidence",
      paragraphs: (evidence.get(id) ?? []).map(evidenceInWords),
    },
  ];
  return {
    reference: position.reference,
    shortTitle: position.shortTitle,
    wording: worded?.wording ?? "",
    source: worded ? `${worded.review}, ${formatDate(worded.publishedOn)}` : "",
    shown: position.status,
    shownName: statusNames[position.status],
    beside: statusNotes(position),
    particulars: [
      { name: "Owner", words: owner ? `${ownerInWords(owner)}, ${basisNames[owner.basis]}` : "No owner yet" },
      { name: "Lead", words: lead ?? "Not named yet" },
      { name: "Due", words: dueWhole(position) },
      { name: "We will know it worked when", words: measures.get(id) ?? "Not said yet" },
      ...(assurance
        ? [
            {
              name: "Sign-off",
              words: [statusNames[position.status], formatDate(dateOf(assurance.at)), decisions.get(id)]
                .filter(Boolean)
                .join(". "),
            },
          ]
        : []),
    ],
    parts: parts.filter(({ paragraphs }) => paragraphs.length > 0),
  };
}

/** A piece of evidence: what it is called, what it shows, and of which day. */
export function evidenceInWords({ title, shows, trueOn }: Omit<PaperEvidence, "recommendationId">): string {
  return `${title}: ${showsNames[shows]}, of ${formatDate(trueOn)}.`;
}

/** The executive summary as the facts would have it: to be edited by whoever writes the paper. */
export function summaryDraft(
  standing: string,
  { toDecide, completed }: { readonly toDecide: readonly PaperLine[]; readonly completed: readonly PaperLine[] },
): string {
  return [
    standing,
    completed.length > 0
      ? `${plural(completed.length, "was", "were")} completed or closed since the last paper.`
      : null,
    toDecide.length > 0
      ? `The Executive is asked to decide on ${plural(toDecide.length, "thing")}.`
      : "Nothing waits for a decision.",
  ]
    .filter(Boolean)
    .join(" ");
}
