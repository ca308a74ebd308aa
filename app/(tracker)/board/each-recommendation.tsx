import type { AsAt } from "#app/components/layout/as-at.ts";
import { Pagination } from "#app/components/layout/pagination.tsx";
import { orderQuery, sortableHeadings } from "#app/components/status/sorting.ts";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { AT_MEETINGS, type MeetingColumn } from "#app/components/status/table-columns.ts";
import { formatDate, formatDay } from "#lib/core/clock.ts";
import type { BoardRow, BoardSummary } from "#lib/reporting/board.queries.ts";
import { changesInWords, statusNames } from "#lib/status/labels.ts";
import type { Order } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The table of recommendations: owner, rating now and at each meeting, what changed, due date and last update. */
export function EachRecommendation({
  board,
  as,
  page,
  order,
  query,
}: {
  board: BoardSummary;
  as: AsAt;
  page: number;
  order: Order;
  /** What keeps the date and the scope of the board in its links. */
  query: string;
}) {
  const { lastMeeting, meetingsShown, rows, summary } = board;
  const since = lastMeeting && `Since ${formatDay(lastMeeting.heldOn)}`;
  const meetings: MeetingColumn[] = meetingsShown.map(({ heldOn }) => ({
    label: formatDay(heldOn),
    href: `/board?${onDay(query, heldOn)}`,
  }));
  if (as.isToday && meetings.length > 0) meetings.push({ label: "Now", href: null });
  const headings = [
    "Recommendation",
    "Owner",
    "Rating",
    meetings.length > 0 && AT_MEETINGS,
    since,
    "Due",
    "Last update",
  ];
  const queryOf = (wanted: Order) =>
    new URLSearchParams([...new URLSearchParams(query), ...orderQuery(wanted)].map((pair) => [...pair])).toString();
  return (
    <section aria-label="Each recommendation" className="mt-5" data-landscape="">
      <StatusTable
        caption={
          lastMeeting
            ? `Each recommendation, with changes since the meeting of ${formatDate(lastMeeting.heldOn)}`
            : "Each recommendation"
        }
        query={as.query}
        headings={sortableHeadings(
          headings.filter((label) => typeof label === "string"),
          order,
          (wanted) => `/board?${queryOf(wanted)}`,
        )}
        meetings={meetings}
        since={since}
        rows={rows.map((row) => rowOf(row.recommendation, sinceMeetings(row, as.isToday)))}
      />
      {board.isPaged && <Pagination path="/board" query={queryOf(order)} page={page} total={summary.total} />}
    </section>
  );
}

/** A query string with another day. */
function onDay(query: string, day: string): string {
  const changed = new URLSearchParams(query);
  changed.set("as-at", day);
  return changed.toString();
}

function sinceMeetings({ recommendation, before, changes, atMeetings }: BoardRow, isToday: boolean) {
  const then = isToday && atMeetings.length > 0 ? [...atMeetings, recommendation] : atMeetings;
  return {
    was: before && before.status !== recommendation.status ? statusNames[before.status].toLowerCase() : null,
    changes: changesInWords(changes),
    atMeetings: then.map((at) => at && { status: at.status, words: ratingAndSilence(at) }).map((at) => at ?? null),
  };
}

function ratingAndSilence({ status, daysSilent }: RecommendationStatus): string {
  return daysSilent === null ? statusNames[status] : `${statusNames[status]}, silent`;
}
