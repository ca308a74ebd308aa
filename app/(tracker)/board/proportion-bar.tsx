import { StatusShape, statusInk } from "#app/components/status/status-shape.tsx";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import { statusNames } from "#lib/status/labels.ts";
import { type Status, statuses } from "#lib/status/rules.ts";

/** The grey statuses of what is open, drawn lighter than what is closed. */
const faint: ReadonlySet<Status> = new Set(["awaiting-response", "not-started", "no-update"]);

/** How many recommendations have each status, as one bar and as links to their lists. */
export function ProportionBar({ summary, query }: { summary: BoardSummary["summary"]; query: string }) {
  const present = statuses.filter((status) => summary.byStatus[status] > 0);
  let from = 0;
  return (
    <>
      <svg className="mt-3 block rounded-sm" width="100%" height="12" aria-hidden="true">
        {present.map((status) => {
          const share = (summary.byStatus[status] / summary.total) * 100;
          from += share;
          return (
            <rect
              key={status}
              className={`${statusInk(status)} stroke-page stroke-2 ${faint.has(status) ? "opacity-40" : ""}`}
              fill="currentColor"
              x={`${from - share}%`}
              width={`${share}%`}
              height="12"
            />
          );
        })}
      </svg>
      <ul className="mt-1.5 flex max-w-none flex-wrap gap-x-5 gap-y-1 text-xs" aria-label="How many have each rating">
        {present.map((status) => (
          <li key={status}>
            <a
              className="inline-flex items-center gap-1 text-soft no-underline hover:underline"
              href={`/recommendations?rating=${status}${query && `&${query}`}`}
            >
              <span className={statusInk(status)}>
                <StatusShape of={status} />
              </span>
              {summary.byStatus[status].toLocaleString("en-GB")} {statusNames[status].toLowerCase()}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
