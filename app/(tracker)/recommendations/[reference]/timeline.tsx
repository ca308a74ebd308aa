import { formatDate } from "#lib/core/clock.ts";
import { type TimelineFilter, timelineFilters } from "#lib/core/events.ts";
import { capitalised } from "#lib/core/text.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import type { TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import { type EntryContext, timelineItems } from "./timeline-items.ts";
import { TimelineView } from "./timeline-view.tsx";

interface Props extends EntryContext {
  readonly entries: readonly TimelineEntry[];
  readonly filter: TimelineFilter;
  readonly query: string;
  readonly review: Recommendation["review"];
  /** Whether it was in the tracker by the date of the page. */
  readonly isMade: boolean;
}

/** The history of a recommendation, newest first. */
export function Timeline({ entries, filter, query, review, isMade, ...context }: Props) {
  const isWhole = filter === "everything" && isMade;
  return (
    <section className="min-w-0" aria-labelledby="timeline">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 [&_h2]:mt-0">
        <h2 id="timeline">History</h2>
        <Filters path={`/recommendations/${context.reference}`} current={filter} query={query} />
      </div>
      {entries.length === 0 && !isWhole && <p>Nothing of this kind yet.</p>}
      <TimelineView
        items={timelineItems(entries, context)}
        made={isWhole ? `${formatDate(review.publishedOn)}, in ${review.title}` : null}
      />
    </section>
  );
}

function Filters({ path, current, query }: { path: string; current: TimelineFilter; query: string }) {
  return (
    <p className="mb-0! flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">
      {timelineFilters.map((one) =>
        one === current ? (
          <strong key={one}>{capitalised(one)}</strong>
        ) : (
          <a key={one} href={`${path}?${[query, `show=${one}`].filter(Boolean).join("&")}#timeline`}>
            {capitalised(one)}
          </a>
        ),
      )}
    </p>
  );
}
