import { dateOf, formatDate, formatShortDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { ImportDraft } from "#lib/imports/drafts.store.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { lastAskedAt } from "#lib/recommendations/questions.rules.ts";
import { type BusinessKind, chasedKinds, countOfKind, missingKinds } from "#lib/reporting/tasks/business.rules.ts";
import type { DecisionKind } from "#lib/reporting/tasks/decisions.rules.ts";
import type { BusinessWork, ToDecide } from "#lib/reporting/tasks/queries.ts";
import { dueInWords, onlyFilterLabels, responseInWords, silenceInWords, statusNames } from "#lib/status/labels.ts";
import type { OnlyFilter } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { WorkItem } from "./work-list.tsx";

/** One section of the page: things to do of one kind, and how many there are of it. */
export interface WorkSection {
  readonly title: string;
  readonly count: number;
  readonly items: readonly WorkItem[];
  /** The list of all of them, where only the first are shown. */
  readonly href?: string;
  /** How many the list has, if that is more than the count: what is under another heading is not shown again. */
  readonly listed?: number;
}

/** An import that is prepared and not confirmed. */
type UnfinishedImport = Pick<ImportDraft, "id" | "fileName" | "savedAt">;

type NameOf = (personId: number) => string;

/** What the business team has to do itself, the most pressing first; none of what there is nothing of. */
export function sectionsToDo(work: BusinessWork, imports: readonly UnfinishedImport[], nameOf: NameOf): WorkSection[] {
  const { held, left, handovers, toDecide } = work;
  const missing = missingItems(work);
  const sections: readonly WorkSection[] = [
    {
      title: "Held for review",
      count: held,
      items: [
        { href: "/held", label: `${plural(held, "text")} to look at`, note: "hidden from others until you release it" },
      ],
    },
    { title: "Leads to settle", count: left.length + handovers.length, items: leadItems(work, nameOf) },
    ...chasedSections(work),
    { title: "Imports to finish", count: imports.length, items: imports.map(importItem) },
    {
      title: onlyFilterLabels["open-questions"],
      count: toDecide.counts.questions,
      href: listPath("open-questions"),
      items: toDecide.questions.map((thread) => ({
        href: `/recommendations/${thread.reference}/questions/${thread.trail}`,
        label: thread.reference,
        about: thread.shortTitle,
        note: `asked on ${formatDate(dateOf(lastAskedAt(thread)))}`,
      })),
    },
    { title: "Still missing", count: missing.length, items: missing },
  ];
  return sections.filter(({ count }) => count > 0);
}

/** Those to chase, each under the first kind that it is of with all reasons, and not again under the others. */
function chasedSections({ summary, listed }: BusinessWork): WorkSection[] {
  const shown = new Set<number>();
  return chasedKinds.map((kind) => {
    const left = listed[kind].filter(({ id }) => !shown.has(id));
    for (const { id } of left) shown.add(id);
    const total = countOfKind[kind](summary);
    return {
      title: titleOf(kind),
      count: total - (listed[kind].length - left.length),
      listed: total,
      href: listPath(kind),
      items: left.map((one) => itemOf(one, [formatOwner(one.owner), ...reasonsOf(one)].join(", "), true)),
    };
  });
}

function reasonsOf(one: RecommendationStatus): string[] {
  return chasedKinds.flatMap((kind) => (isLate[kind](one) ? (lateness[kind](one) ?? []) : []));
}

function importItem({ id, fileName, savedAt }: UnfinishedImport): WorkItem {
  return { href: `/imports/drafts/${id}`, label: fileName, note: `last saved on ${formatDate(dateOf(savedAt))}` };
}

/** What the business team sets for recommendations that lack it. The checklist of the first day has the first two. */
function missingItems({ summary, firstDay }: BusinessWork): WorkItem[] {
  return [
    { kind: "no-due-date" as const, label: "Set due dates", lacking: "no due date", isInChecklist: true },
    { kind: "no-lead" as const, label: "Name leads", lacking: "no lead", isInChecklist: true },
    { kind: "no-owner" as const, label: "Assign owners", lacking: "no owner" },
    { kind: "no-success-measure" as const, label: "Set success measures", lacking: "no success measure" },
  ].flatMap(({ kind, label, lacking, isInChecklist }) => {
    const count = countOfKind[kind](summary);
    if (count === 0 || (isInChecklist && firstDay)) return [];
    const note = `${plural(count, "recommendation has", "recommendations have")} ${lacking}`;
    return [{ href: listPath(kind), label, note }];
  });
}

function leadItems({ left, handovers }: BusinessWork, nameOf: NameOf): WorkItem[] {
  return [
    ...left.map(({ personId, recommendations }) => ({
      href: `/people/${personId}/hand-over`,
      label: `Hand over the work of ${nameOf(personId)}`,
      note: `disabled, and still the lead of ${plural(recommendations, "recommendation")}`,
      isLate: true,
    })),
    ...handovers.map(({ toPersonId, fromPersonId, at }) => ({
      href: `/people/${toPersonId}`,
      label: nameOf(toPersonId),
      note: `has not accepted the work of ${nameOf(fromPersonId)}, handed over on ${formatDate(dateOf(at))}`,
    })),
  ];
}

const isLate: Readonly<Record<(typeof chasedKinds)[number], (one: RecommendationStatus) => boolean>> = {
  overdue: ({ daysOverdue }) => daysOverdue !== null,
  "response-late": ({ daysResponseLate }) => daysResponseLate !== null,
  silent: ({ daysSilent }) => daysSilent !== null,
  "actions-overdue": ({ overdueActions }) => overdueActions > 0,
};

const lateness: Readonly<Record<(typeof chasedKinds)[number], (one: RecommendationStatus) => string | null>> = {
  overdue: dueInWords,
  "response-late": responseInWords,
  silent: (one) => `${silenceInWords(one)}${one.lastUpdate ? "" : ", no update yet"}`,
  "actions-overdue": ({ overdueActions }) => `${plural(overdueActions, "action")} overdue`,
};

function itemOf({ reference, shortTitle }: RecommendationStatus, note: string, isLate = false): WorkItem {
  return { href: `/recommendations/${reference}`, label: reference, about: shortTitle, note, isLate };
}

const decisions: readonly {
  readonly of: DecisionKind;
  readonly only: OnlyFilter;
  readonly describe: (one: RecommendationStatus) => string;
}[] = [
  { of: "signOffs", only: "awaiting-sign-off", describe: () => "sign-off asked for" },
  {
    of: "newDates",
    only: "new-date",
    describe: ({ requestedDueOn }) => `${requestedDueOn ? formatShortDate(requestedDueOn) : ""} asked for`,
  },
  { of: "owners", only: "to-confirm", describe: () => "owner to be confirmed" },
  { of: "notAccepted", only: "not-accepted", describe: () => "not accepted by the owner" },
  {
    of: "rechecks",
    only: "recheck-due",
    describe: ({ assurance }) =>
      `re-check due since ${assurance?.recheckOn ? formatShortDate(assurance.recheckOn) : ""}`,
  },
];

/** The first decisions of each kind that wait for the Executive. */
export function itemsForExecutive(toDecide: ToDecide): WorkItem[] {
  return decisions.flatMap(({ of, describe }) => toDecide[of].map((one) => itemOf(one, describe(one))));
}

/** What is counted, each with the list that it leads to; none of what there is nothing of. */
export function countsOf({ held, summary, toDecide }: BusinessWork) {
  const kinds = [...chasedKinds, ...missingKinds].map((kind) => ({
    label: titleOf(kind),
    count: countOfKind[kind](summary),
    href: listPath(kind),
  }));
  const waiting = decisions.map(({ of, only }) => ({
    label: onlyFilterLabels[only],
    count: toDecide.counts[of],
    href: listPath(only),
  }));
  const questions = {
    label: onlyFilterLabels["open-questions"],
    count: summary.withOpenQuestions,
    href: listPath("open-questions"),
  };
  const texts = { label: "Texts held for review", count: held, href: "/held" };
  return [...kinds, questions, ...waiting, texts].filter(({ count }) => count > 0);
}

function titleOf(kind: BusinessKind): string {
  return kind === "overdue" ? statusNames.overdue : onlyFilterLabels[kind];
}

function listPath(kind: BusinessKind | OnlyFilter): string {
  return kind === "overdue" ? "/recommendations?rating=overdue" : `/recommendations?only=${kind}`;
}
