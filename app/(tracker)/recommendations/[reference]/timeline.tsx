import { TimelineList } from "#app/components/layout/timeline.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { type TimelineFilter, timelineFilters } from "#lib/core/events.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import type { TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import { Entry, type EntryContext } from "./timeline-entry.tsx";

interface Props extends EntryContext {
  entries: readonly TimelineEntry[];
  filter: TimelineFilter;
  query: string;
  recommendation: Recommendation;
  /** Whether it was in the tracker by the date of the page. */
  isMade: boolean;
}

/** The timeline of a recommendation, newest first. */
export function Timeline({ entries, filter, query, recommendation, isMade, ...props }: Props) {
  const { reference, review } = recommendation;
  const corrected = new Map(
    entries.flatMap(({ update, trail }) =>
      update && update.correctsTrail !== null ? [[update.correctsTrail, trail] as const] : [],
    ),
  );
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">History</h2>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
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
      <TimelineList>
        {entries.map((entry) => (
          <li key={entry.trail} id={`n${entry.trail}`}>
            <Entry entry={entry} reference={reference} correctedBy={corrected.get(entry.trail)} {...props} />
          </li>
        ))}
        {filter === "everything" && isMade && (
          <li>
            <h3>Recommended</h3>
            <p className="text-sm text-soft">
              {formatDate(review.publishedOn)}, in {review.title}
            </p>
          </li>
        )}
      </TimelineList>
    </section>
  );
}

function nameOf(filter: TimelineFilter): string {
  return filter.charAt(0).toUpperCase() + filter.slice(1);
}
