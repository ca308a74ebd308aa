import { EvidenceList } from "#app/components/recommendation/evidence-list.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate, formatInstant } from "#lib/core/clock.ts";
import { type TimelineFilter, timelineFilters } from "#lib/core/events.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import { authorOf, detailsOf } from "#lib/reporting/timeline/labels.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import { UpdateEntry } from "./update-entry.tsx";

interface Props {
  entries: readonly TimelineEntry[];
  filter: TimelineFilter;
  query: string;
  viewer: Viewer;
  known: Lookups;
  ownership: Ownership;
  recommendation: Recommendation;
  signOff: SignOff | null;
}

/** The timeline of a recommendation, newest first. */
export function Timeline({ entries, filter, query, recommendation, ...props }: Props) {
  const { reference, review } = recommendation;
  const corrected = new Map(
    entries.flatMap(({ update, trail }) =>
      update && update.correctsTrail !== null ? [[update.correctsTrail, trail] as const] : [],
    ),
  );
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">What has happened</h2>
      <p className="no-print choices">
        {timelineFilters.map((one) =>
          one === filter ? (
            <strong key={one}>{nameOf(one)}</strong>
          ) : (
            <a
              key={one}
              href={`/recommendations/${reference}?${[query, `show=${one}`].filter(Boolean).join("&")}#timeline`}
            >
              {nameOf(one)}
            </a>
          ),
        )}
      </p>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.trail} id={`n${entry.trail}`}>
            <Entry entry={entry} reference={reference} correctedBy={corrected.get(entry.trail)} {...props} />
          </li>
        ))}
        {filter === "everything" && (
          <li>
            <h3>Recommended</h3>
            <p className="by">
              {formatDate(review.publishedOn)}, in {review.title}
            </p>
          </li>
        )}
      </ol>
    </section>
  );
}

function nameOf(filter: TimelineFilter): string {
  return filter.charAt(0).toUpperCase() + filter.slice(1);
}

function Entry({
  entry,
  known,
  ownership,
  viewer,
  reference,
  correctedBy,
  signOff,
}: Pick<Props, "known" | "ownership" | "viewer" | "signOff"> & {
  entry: TimelineEntry;
  reference: string;
  correctedBy: number | undefined;
}) {
  const { event, update, evidence, trail, isHeld, redactions } = entry;
  const by = (
    <p className="by">
      {formatInstant(entry.at)}, {authorOf(entry, known)}
      <Sample of={entry.sample} />
      {mayDo(viewer, "redact") && entry.personId !== null && (
        <span className="no-print">
          {" · "}
          <a href={`/history/${trail}/redact`}>
            Remove a passage<span className="unseen"> from this entry of {formatInstant(entry.at)}</span>
          </a>
        </span>
      )}
    </p>
  );
  return (
    <>
      {update ? (
        <UpdateEntry
          update={update}
          evidence={evidence}
          by={by}
          reference={reference}
          correctedBy={correctedBy}
          mayCorrect={
            mayDo(viewer, "postUpdate", ownership.responsible) &&
            (viewer.role !== "lead" || viewer.agencyId === update.agencyId)
          }
        />
      ) : (
        <>
          <h3>{event.title(known)}</h3>
          {by}
          {event.link && (
            <p className="no-print">
              <a href={`/recommendations/${reference}/${event.link.path}`}>
                {event.link.text}
                <span className="unseen">, this of {formatInstant(entry.at)}</span>
              </a>
            </p>
          )}
          <EvidenceList evidence={evidence} />
          {detailsOf(event, known).map(({ heading, text }) => (
            <p key={`${heading}${text}`} className="as-typed">
              {heading && <strong>{heading}. </strong>}
              {text}
            </p>
          ))}
        </>
      )}
      {isHeld && (
        <p className="held">
          <strong>Held.</strong> It may identify somebody: only its author and the business team can see it.{" "}
          {mayDo(viewer, "releaseHeld") && <a href={`/held/${trail}`}>Look at it and release it</a>}
        </p>
      )}
      {redactions.map(({ trail: removed, what, reason, at, personId }) => (
        <p key={removed} className="held">
          <strong>{what === "file" ? "A file was removed" : "A passage was removed"}</strong> on{" "}
          {formatDate(dateOf(at))} by {known.names.get(personId ?? 0) ?? "somebody"}, business team: {reason}
        </p>
      ))}
      {signOff?.acceptance && trail > signOff.acceptance.upTo && trail !== signOff.acceptance.trail && (
        <p className="by">Added after it was accepted, and not part of what was.</p>
      )}
    </>
  );
}
