import { scaleUtc } from "d3-scale";
import type { AsAt } from "#app/components/layout/as-at.ts";
import { queryFor } from "#app/components/layout/past-date.tsx";
import { type CalendarDate, formatDay, formatShortDate, MONTHS } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import { dueInWords } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { type DueRow, DueTable } from "./due-table.tsx";

const MOST_TICKS = 6;

type Dated = RecommendationStatus & { readonly dueOn: CalendarDate };

/** When each recommendation is due: a table with a drawing of the date first agreed, the date now, and the day shown. */
export function DueChart({ board: { rows }, as }: { board: BoardSummary; as: AsAt }) {
  const all = rows.map(({ recommendation }) => recommendation);
  const dated = all.filter((one): one is Dated => one.dueOn !== null);
  const undated = all.filter(({ dueOn }) => dueOn === null).map(({ reference }) => reference);
  return (
    <section aria-labelledby="due-dates">
      <h2 id="due-dates">When each is due</h2>
      {dated.length > 0 && <DueTable {...drawing(dated, as.ctx.asOf.date, queryFor(as))} />}
      {undated.length > 0 && (
        <p className="mt-2 text-sm text-soft">
          {plural(undated.length, "has no due date", "have no due date")}: {undated.join(", ")}
        </p>
      )}
    </section>
  );
}

/** The rows with their dates as positions from 2 to 98 percent of the width. */
function drawing(dated: readonly Dated[], date: CalendarDate, query: string) {
  const days = dated.flatMap(({ dueOn, slip }) => [dueOn, slip?.first ?? dueOn]).concat(date);
  const scale = scaleUtc()
    .domain([Date.parse(days.reduce(earlier)), Date.parse(days.reduce(later))])
    .nice()
    .range([2, 98]);
  const at = (day: CalendarDate) => scale(Date.parse(day));
  const ticks = scale.ticks(MOST_TICKS).map((tick) => ({ at: scale(tick), label: monthOf(tick) }));
  const row = (one: Dated): DueRow => ({
    reference: one.reference,
    href: `/recommendations/${one.reference}${query}`,
    status: one.status,
    first: one.slip ? at(one.slip.first) : null,
    due: at(one.dueOn),
    words: formatShortDate(one.dueOn),
    note: [dueInWords(one), one.slip && `first agreed ${formatShortDate(one.slip.first)}`].filter(Boolean).join("; "),
    isOverdue: one.daysOverdue !== null,
  });
  return { rows: dated.map(row), ticks, today: { at: at(date), label: formatDay(date) } };
}

/** "Jan 27" at the start of a year, else "Mar". */
function monthOf(tick: Date): string {
  const month = MONTHS[tick.getUTCMonth()]?.slice(0, 3) ?? "";
  return tick.getUTCMonth() === 0 ? `${month} ${tick.getUTCFullYear() % 100}` : month;
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}
