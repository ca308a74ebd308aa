import { type EvidenceRow, evidenceRow } from "#app/components/recommendation/evidence-row.ts";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate, formatInstant } from "#lib/core/clock.ts";
import { type EventCategory, type EventDetail, personName } from "#lib/core/events.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import { questionTitles } from "#lib/recommendations/updates/labels.ts";
import type { Update } from "#lib/recommendations/updates/queries.ts";
import { type Rating, ratingNames, updateQuestions } from "#lib/recommendations/updates/rules.ts";
import { bylineOf, detailsOf } from "#lib/reporting/timeline/labels.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { TimelineEntry } from "#lib/reporting/timeline/reads.ts";

interface ItemLink {
  readonly href: string;
  readonly text: string;
  /** What a screen reader adds to the text, so that links of one text differ. */
  readonly more?: string;
}

interface ItemNote {
  readonly strong: string;
  readonly text: string;
  readonly link?: ItemLink;
}

/** One entry of the timeline, in texts ready to be shown. */
export interface TimelineItem {
  readonly trail: number;
  readonly category: EventCategory;
  readonly title: string;
  readonly rating: { readonly as: Rating; readonly name: string } | null;
  readonly byline: string;
  readonly isSample: boolean;
  /** The link to remove a passage. */
  readonly redact: ItemLink | null;
  readonly corrections: readonly ItemLink[];
  readonly texts: readonly EventDetail[];
  readonly evidence: readonly EvidenceRow[];
  /** A link to a form or a page about the entry. */
  readonly link: ItemLink | null;
  readonly notes: readonly ItemNote[];
  readonly isAfterAcceptance: boolean;
}

/** What all entries of one timeline have in common. */
export interface EntryContext {
  readonly viewer: Viewer;
  readonly reference: string;
  readonly lookups: Lookups;
  readonly ownership: Ownership;
  readonly signOff: SignOff | null;
  /** On a past date nothing links to a form. */
  readonly isToday: boolean;
}

/** The entries of a timeline as texts. */
export function timelineItems(entries: readonly TimelineEntry[], context: EntryContext): TimelineItem[] {
  const correctedBy = new Map(
    entries.flatMap(({ update, trail }) =>
      update && update.correctsTrail !== null ? [[update.correctsTrail, trail] as const] : [],
    ),
  );
  return entries.map((entry) => itemOf(entry, context, correctedBy.get(entry.trail)));
}

function itemOf(entry: TimelineEntry, context: EntryContext, correctedBy: number | undefined): TimelineItem {
  const { lookups, signOff } = context;
  const { trail, event, update } = entry;
  const accepted = signOff?.acceptance;
  return {
    trail,
    category: event.category,
    title: update ? (update.asOwner ? "Update" : "Contributor’s update") : event.title(lookups),
    rating: update && { as: update.rating, name: ratingNames[update.rating] },
    byline: bylineOf(entry, lookups),
    isSample: entry.sample,
    redact: redactLink(entry, context),
    corrections: correctionLinks(update, correctedBy),
    texts: update ? answersOf(update) : detailsOf(event, lookups),
    evidence: entry.evidence.map(evidenceRow),
    link: correctedBy === undefined ? entryLink(entry, context) : null,
    notes: notesOf(entry, context),
    isAfterAcceptance: accepted ? trail > accepted.upTo && trail !== accepted.trail : false,
  };
}

function answersOf(update: Update): EventDetail[] {
  return [
    ...(update.nothingChanged ? [{ text: "Nothing has changed." }] : []),
    ...updateQuestions.flatMap((question) =>
      update[question] ? [{ heading: questionTitles[question], text: update[question] }] : [],
    ),
  ];
}

function correctionLinks(update: Update | null, correctedBy: number | undefined): ItemLink[] {
  return [
    ...(correctedBy === undefined ? [] : [{ href: `#n${correctedBy}`, text: "Corrected by a later update" }]),
    ...(update && update.correctsTrail !== null
      ? [{ href: `#n${update.correctsTrail}`, text: "Corrects an earlier update" }]
      : []),
  ];
}

function redactLink({ trail, at, personId }: TimelineEntry, { viewer, isToday }: EntryContext): ItemLink | null {
  if (!isToday || personId === null || !mayDo(viewer, "redact")) return null;
  return {
    href: `/history/${trail}/redact`,
    text: "Remove a passage",
    more: ` from this entry of ${formatInstant(at)}`,
  };
}

/** The form that corrects an update, or the page about another event. */
function entryLink(
  { update, event, at }: TimelineEntry,
  { viewer, ownership, reference, isToday }: EntryContext,
): ItemLink | null {
  if (!isToday) return null;
  if (!update)
    return (
      event.link && {
        href: `/recommendations/${reference}/${event.link.path}`,
        text: event.link.text,
        more: `, this of ${formatInstant(at)}`,
      }
    );
  const mayCorrect =
    mayDo(viewer, "postUpdate", ownership.responsible) &&
    (viewer.role !== "lead" || viewer.agencyId === update.agencyId);
  if (!mayCorrect) return null;
  return {
    href: `/recommendations/${reference}/update?corrects=${update.trail}`,
    text: "Correct this",
    more: " update",
  };
}

/** That an entry is held for review, and what was removed from it. */
function notesOf({ trail, isHeld, redactions }: TimelineEntry, { viewer, lookups, isToday }: EntryContext): ItemNote[] {
  const release = isToday && mayDo(viewer, "releaseHeld") ? { href: `/held/${trail}`, text: "Review it" } : null;
  return [
    ...(isHeld
      ? [
          {
            strong: "Held for review.",
            text: "It may identify a person: only its author and the business team can see it.",
            ...(release && { link: release }),
          },
        ]
      : []),
    ...redactions.map(({ what, reason, at, personId }) => ({
      strong: what === "file" ? "A file was removed" : "A passage was removed",
      text: `on ${formatDate(dateOf(at))} by ${personName(lookups, personId ?? 0)}, business team: ${reason}`,
    })),
  ];
}
