import { StatusNotes, StatusTag } from "#app/components/status/status-tag.tsx";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import { statusNames } from "#lib/status/labels.ts";
import { PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { statuses } from "#lib/status/rules.ts";

const MOST_BLOCKS = 40;

/** Each recommendation as a block; if there are more than a page or forty, one bar with the number of each status. */
export function Blocks({ board, query }: { board: BoardSummary; query: string }) {
  const { summary, rows } = board;
  if (summary.total > Math.min(MOST_BLOCKS, PAGE_SIZE)) return <StackedBar summary={summary} query={query} />;
  return (
    <ol className={rows.length > 8 ? "blocks many" : "blocks"}>
      {rows.map(({ recommendation }) => (
        <li key={recommendation.id}>
          <a
            className={recommendation.status}
            href={`/recommendations/${recommendation.reference}${query && `?${query}`}`}
          >
            <span className="ref">{recommendation.reference}</span>
            <StatusTag as={recommendation.status} />
            <StatusNotes recommendation={recommendation} />
          </a>
        </li>
      ))}
    </ol>
  );
}

function StackedBar({ summary, query }: { summary: BoardSummary["summary"]; query: string }) {
  const present = statuses.filter((as) => summary.byStatus[as] > 0);
  let from = 0;
  return (
    <>
      <svg
        className="bar"
        viewBox="0 0 1000 40"
        preserveAspectRatio="none"
        role="img"
        aria-label="How many stand how; the figures are in the list below"
      >
        {present.map((as) => {
          const width = (summary.byStatus[as] / summary.total) * 1000;
          from += width;
          return (
            <rect
              key={as}
              className={as}
              fill="currentColor"
              x={from - width}
              width={Math.max(0, width - 2)}
              height="40"
            />
          );
        })}
      </svg>
      <ul className="bar-key">
        {present.map((as) => (
          <li key={as}>
            <a href={`/recommendations?rating=${as}${query && `&${query}`}`}>
              {summary.byStatus[as].toLocaleString("en-GB")} <span className="unseen">{statusNames[as]}</span>
            </a>{" "}
            <StatusTag as={as} />
          </li>
        ))}
      </ul>
    </>
  );
}
