import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import type { GroupCount } from "#lib/reporting/board-counts.rules.ts";
import { type CountRow, CountTable } from "./count-table.tsx";

const MOST_GROUPS = 8;

/** How many recommendations each owner and each review has, above a table that is paged. */
export function Counts({ board: { byOwner, byReview }, query }: { board: BoardSummary; query: string }) {
  const rowOf = (filter: "owner" | "review") => (group: GroupCount) => toRow(group, filter, query);
  return (
    <div className="grid items-start gap-x-8 gap-y-6 sm:grid-cols-2 wide:mt-5">
      <CountTable
        caption="By owner"
        heading="Owner"
        rows={byOwner.slice(0, MOST_GROUPS).map(rowOf("owner"))}
        more={moreOf(byOwner, "/agencies", "All owners")}
      />
      <CountTable
        caption="By review"
        heading="Review"
        rows={byReview.slice(0, MOST_GROUPS).map(rowOf("review"))}
        more={moreOf(byReview, "/reviews", "All reviews")}
      />
    </div>
  );
}

function toRow({ key, name, total, late, silent }: GroupCount, filter: string, query: string): CountRow {
  return {
    name,
    href: key === null ? "" : `/recommendations?${filter}=${key}${query && `&${query}`}`,
    counts: [total, late, silent].map((count) => count.toLocaleString("en-GB")),
  };
}

function moreOf(groups: readonly GroupCount[], href: string, label: string) {
  return groups.length > MOST_GROUPS ? { href, label: `${label} (${groups.length.toLocaleString("en-GB")})` } : null;
}
