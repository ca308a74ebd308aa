import { EvidenceList } from "#app/components/recommendation/evidence-list.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate, formatInstant } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import { bylineOf, detailsOf } from "#lib/reporting/timeline/labels.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import { UpdateEntry } from "./update-entry.tsx";

/** What every entry of one timeline has in common. */
export interface EntryContext {
  viewer: Viewer;
  known: Lookups;
  ownership: Ownership;
  signOff: SignOff | null;
  /** On a past date nothing links to a form. */
  isToday: boolean;
}

interface Props extends EntryContext {
  entry: TimelineEntry;
  reference: string;
  correctedBy: number | undefined;
}

/** One entry of the timeline: an update or another event, and the notes about it. */
export function Entry({ entry, known, ownership, viewer, reference, correctedBy, signOff, isToday }: Props) {
  const { update } = entry;
  const by = <Byline entry={entry} known={known} viewer={viewer} isToday={isToday} />;
  return (
    <>
      {update ? (
        <UpdateEntry
          update={update}
          evidence={entry.evidence}
          by={by}
          reference={reference}
          correctedBy={correctedBy}
          mayCorrect={
            isToday &&
            mayDo(viewer, "postUpdate", ownership.responsible) &&
            (viewer.role !== "lead" || viewer.agencyId === update.agencyId)
          }
        />
      ) : (
        <>
          <h3>{entry.event.title(known)}</h3>
          {by}
          <EventDetails entry={entry} known={known} reference={reference} isToday={isToday} />
        </>
      )}
      <EntryNotes entry={entry} known={known} viewer={viewer} signOff={signOff} isToday={isToday} />
    </>
  );
}

/** When an entry was recorded and by whom, with a link to remove a passage from it. */
function Byline({ entry, known, viewer, isToday }: Pick<Props, "entry" | "known" | "viewer" | "isToday">) {
  return (
    <p className="text-sm text-soft">
      {bylineOf(entry, known)}
      <Sample of={entry.sample} />
      {isToday && mayDo(viewer, "redact") && entry.personId !== null && (
        <span className="print:hidden">
          {" · "}
          <a href={`/history/${entry.trail}/redact`}>
            Remove a passage<span className="sr-only"> from this entry of {formatInstant(entry.at)}</span>
          </a>
        </span>
      )}
    </p>
  );
}

function EventDetails({ entry, known, reference, isToday }: Pick<Props, "entry" | "known" | "reference" | "isToday">) {
  const { event, evidence, at } = entry;
  return (
    <>
      {isToday && event.link && (
        <p className="print:hidden">
          <a href={`/recommendations/${reference}/${event.link.path}`}>
            {event.link.text}
            <span className="sr-only">, this of {formatInstant(at)}</span>
          </a>
        </p>
      )}
      <EvidenceList evidence={evidence} />
      {detailsOf(event, known).map(({ heading, text }) => (
        <p key={`${heading}${text}`}>
          {heading && <strong>{heading}. </strong>}
          {text}
        </p>
      ))}
    </>
  );
}

/** Whether an entry is held, what was removed from it, and whether it was added after the sign-off was accepted. */
function EntryNotes({
  entry,
  known,
  viewer,
  signOff,
  isToday,
}: Pick<Props, "entry" | "known" | "viewer" | "signOff" | "isToday">) {
  const { trail, isHeld, redactions } = entry;
  return (
    <>
      {isHeld && (
        <p className="border border-edge px-3 py-2">
          <strong>Held.</strong> It may identify somebody: only its author and the business team can see it.{" "}
          {isToday && mayDo(viewer, "releaseHeld") && <a href={`/held/${trail}`}>Look at it and release it</a>}
        </p>
      )}
      {redactions.map(({ trail: removed, what, reason, at, personId }) => (
        <p key={removed} className="border border-edge px-3 py-2">
          <strong>{what === "file" ? "A file was removed" : "A passage was removed"}</strong> on{" "}
          {formatDate(dateOf(at))} by {known.names.get(personId ?? 0) ?? "somebody"}, business team: {reason}
        </p>
      ))}
      {signOff?.acceptance && trail > signOff.acceptance.upTo && trail !== signOff.acceptance.trail && (
        <p className="text-sm text-soft">Added after it was accepted, and not part of what was.</p>
      )}
    </>
  );
}
