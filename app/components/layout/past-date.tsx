import { Notice } from "#app/components/layout/panel.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { AsAt } from "./as-at.ts";

/** A band that says that the page shows a past date, with a link to today; or why the requested date cannot be shown. */
export function PastDate({ as, path }: { as: AsAt; path: string }) {
  if (as.refused) return <Notice>{as.refused}</Notice>;
  if (as.isToday) return null;
  return (
    <p className="mb-5 max-w-none rounded-sm border border-edge bg-mark px-4 py-2">
      This is how it was at the end of <strong>{formatDate(as.ctx.asOf.date)}</strong>. Nothing can be changed here.{" "}
      <a className="text-ink print:hidden" href={path}>
        Show today
      </a>
    </p>
  );
}

/** "?as-at=2027-01-14" for a link that stays on the date of the page; empty for today. */
export function queryFor({ query }: Pick<AsAt, "query">): string {
  return query && `?${query}`;
}
