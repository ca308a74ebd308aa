import type { AsAt } from "#app/components/layout/as-at.ts";
import { Button } from "#app/components/layout/button.tsx";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import type { Review } from "#lib/partnership/reviews.queries.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import type { BoardScope } from "./board-scope.ts";

/**
 * Chooses the day that the board is shown for and, where there are several reviews, the review or the owner that it shows.
 * The days of the meetings are links in the heading of its table.
 */
export function AsAtForm({
  as,
  board: { directory, scope: scopeName },
  scope,
  reviews,
}: {
  as: AsAt;
  board: BoardSummary;
  scope: BoardScope;
  reviews: readonly Review[];
}) {
  const owners = [...directory.values()].filter((agency) => isActive(agency, as.ctx.asOf.date));
  const isMany = reviews.length > 1 || scopeName !== null;
  return (
    <form className="flex flex-wrap items-center gap-2 text-sm print:hidden" action="/board">
      {isMany && (
        <>
          <ScopeSelect
            name="review"
            label="Review"
            none="All reviews"
            chosen={scope.review}
            choices={reviews.map(({ code, title }) => [code, title])}
          />
          <ScopeSelect
            name="owner"
            label="Owner"
            none="All owners"
            chosen={scope.owner}
            choices={owners.map(({ id, name }) => [id, name])}
          />
        </>
      )}
      <label className="text-soft" htmlFor="as-at">
        As at
      </label>
      <input id="as-at" className="w-auto py-1" type="date" name="as-at" defaultValue={as.ctx.asOf.date} />
      <Button variant="outlined">Show</Button>
    </form>
  );
}

function ScopeSelect({
  name,
  label,
  none,
  chosen,
  choices,
}: {
  name: string;
  label: string;
  none: string;
  chosen: string | number | undefined;
  choices: readonly (readonly [value: string | number, label: string])[];
}) {
  return (
    <select name={name} aria-label={label} defaultValue={chosen ?? ""} className="w-40 py-1">
      <option value="">{none}</option>
      {choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
