import { type CalendarDate, dateOf, formatDate } from "#lib/core/clock.ts";
import { AS_IMPORTED } from "#lib/core/recorded-dates.ts";
import { capitalised, plural, withoutFullStop } from "#lib/core/text.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { type Action, actionStateNames, daysActionOverdue } from "#lib/recommendations/actions/rules.ts";
import { describeOwnership, formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { answerNames } from "#lib/recommendations/responses/rules.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { evidenceKindNames, questionTitles } from "#lib/recommendations/updates/labels.ts";
import { updateQuestions } from "#lib/recommendations/updates/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import { responseInWords, statusNames, statusNotes } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { CurrentUpdate, PaperBackground, PaperEvidence } from "./background.ts";
import { describeDueDate } from "./labels.ts";
import type { PaperDetail } from "./rules.ts";

/** The detail page of a recommendation in a paper, as of a date. Sections without content are left out. */
export function buildPaperDetail(
  position: RecommendationStatus,
  background: PaperBackground,
  known: Lookups,
  date: CalendarDate,
): PaperDetail {
  const { id } = position;
  const { wordings, updates, actions, questions, evidence } = background;
  const worded = wordings.get(id);
  const parts = [
    updatePart(updates.get(id), known.directory),
    {
      title: "Actions",
      paragraphs: (actions.get(id) ?? []).map((action) => formatAction(action, known.directory, date)),
    },
    {
      title: "Questions not answered",
      paragraphs: (questions.get(id) ?? []).map(
        ({ messages }) => messages.findLast(({ kind }) => kind !== "answer")?.words ?? "",
      ),
    },
    { title: "Evidence", paragraphs: (evidence.get(id) ?? []).map(formatEvidence) },
  ];
  return {
    reference: position.reference,
    shortTitle: position.shortTitle,
    wording: worded?.wording ?? "",
    source: worded ? `${worded.review}, ${formatDate(worded.publishedOn)}` : "",
    shown: position.status,
    shownName: statusNames[position.status],
    beside: statusNotes(position),
    particulars: particularsOf(position, background, known),
    parts: parts.filter(({ paragraphs }) => paragraphs.length > 0),
  };
}

/** A piece of evidence as text: its title, what it shows and its date. */
export function formatEvidence({ title, shows, trueOn }: Omit<PaperEvidence, "recommendationId">): string {
  return `${title}: ${evidenceKindNames[shows]}, of ${formatDate(trueOn)}.`;
}

function particularsOf(
  position: RecommendationStatus,
  { measures, decisions, takenOver, links, responses }: PaperBackground,
  { names, directory }: Lookups,
): PaperDetail["particulars"] {
  const { id, owner, assignment, assurance } = position;
  const agreed = takenOver.get(id);
  const lead = assignment?.leadPersonId ? names.get(assignment.leadPersonId) : undefined;
  const linked = links.get(id)?.all;
  const signOff = assurance && [stepNames[assurance.step], formatDate(dateOf(assurance.at)), decisions.get(id)];
  return [
    { name: "Owner", words: owner ? `${formatOwner(owner)}, ${describeOwnership(owner)}` : "No owner yet" },
    { name: "Lead", words: lead ?? "Not named yet" },
    {
      name: "Due",
      words: [describeDueDate(position), agreed && `agreed on ${formatDate(agreed)}`].filter(Boolean).join("; "),
    },
    ...responseParticulars(position, responses.get(id), directory),
    { name: "Success measure", words: measures.get(id) ?? "Not said yet" },
    ...(signOff ? [{ name: "Sign-off", words: signOff.filter(Boolean).join(". ") }] : []),
    ...(linked ? [{ name: "In other reviews", words: linked }] : []),
  ];
}

/** What the owner said to a request for a response, and the response that is owed; nothing where none was asked for. */
function responseParticulars(
  position: RecommendationStatus,
  given: NonNullable<ReturnType<PaperBackground["responses"]["get"]>> | undefined,
  directory: Directory,
): PaperDetail["particulars"] {
  const owed = position.responseDueOn === null ? null : responseInWords(position);
  const said =
    given &&
    `${answerNames[given.answer]} by ${directory.get(given.agencyId)?.name}, ${formatDate(given.respondedOn)}. ${given.reason}`;
  const words = [owed && capitalised(owed), said].filter(Boolean).join(". Before: ");
  return words ? [{ name: "Response", words }] : [];
}

function updatePart(update: CurrentUpdate | undefined, directory: Directory): PaperDetail["parts"][number] {
  if (!update) return { title: "Last update", paragraphs: ["None yet."] };
  return {
    title: [
      "Last update",
      formatDate(dateOf(update.at)),
      directory.get(update.agencyId)?.name,
      ...(update.isImported ? [AS_IMPORTED] : []),
    ].join(", "),
    paragraphs: [
      ...(update.nothingChanged ? ["Nothing has changed."] : []),
      ...updateQuestions.flatMap((question) =>
        update[question] ? [`${questionTitles[question]}. ${update[question]}`] : [],
      ),
    ],
  };
}

function formatAction(action: Action, directory: Directory, date: CalendarDate): string {
  const overdue = daysActionOverdue(action, date);
  const state =
    action.state === "open"
      ? `due ${formatDate(action.dueOn)}${overdue === null ? "" : `, ${plural(overdue, "day")} overdue`}`
      : `${actionStateNames[action.state].toLowerCase()}${action.doneOn ? ` on ${formatDate(action.doneOn)}` : ""}`;
  const agreed = action.takenOverFrom ? `, agreed on ${formatDate(action.takenOverFrom)}` : "";
  return `${withoutFullStop(action.what)}: ${directory.get(action.agencyId)?.name}, ${state}${agreed}.`;
}
