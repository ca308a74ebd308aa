import { FilterForm } from "#app/components/forms/filter-form.tsx";
import { FilterSelect } from "#app/components/forms/filter-select.tsx";
import type { AsAt } from "#app/components/layout/as-at.ts";
import { Button } from "#app/components/layout/button.tsx";
import { withQuery } from "#app/components/layout/with-query.ts";
import { MainFilters } from "#app/components/recommendation/main-filters.tsx";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import type { Review } from "#lib/partnership/reviews.queries.ts";
import { onlyFilterLabels } from "#lib/status/labels.ts";
import { conditionsOf, directionOf, firstDirections, type Listing, onlyFilters } from "#lib/status/listing.rules.ts";

/** The form that searches and filters the list. All of it is in the URL, and the order stays as it is. */
export function Filters({
  given,
  as,
  agencies,
  reviews,
  themes,
}: {
  given: Listing;
  as: AsAt;
  agencies: readonly Agency[];
  reviews: readonly Review[];
  /** The names of the themes; null while there are too few recommendations to filter by theme and due date. */
  themes: readonly string[] | null;
}) {
  const { q, theme, dueFrom, dueTo, only, sort } = given;
  const direction = directionOf(given);
  const isFiltered = conditionsOf(given).length > 0;
  return (
    <FilterForm action="/recommendations">
      {!as.isToday && <input type="hidden" name="as-at" value={as.ctx.asOf.date} />}
      {sort !== "reference" && <input type="hidden" name="sort" value={sort} />}
      {direction !== firstDirections[sort] && <input type="hidden" name="direction" value={direction} />}
      <label>
        Reference or words
        <input type="search" name="q" defaultValue={q} className="w-44 phone:w-full" />
      </label>
      <MainFilters given={given} agencies={agencies} reviews={reviews} day={as.ctx.asOf.date} />
      {themes && (
        <>
          <FilterSelect name="theme" label="Theme" chosen={theme} choices={themes.map((name) => [name, name])} />
          <label>
            Due from
            <input type="date" name="dueFrom" defaultValue={dueFrom} className="w-44 phone:w-full" />
          </label>
          <label>
            Due to
            <input type="date" name="dueTo" defaultValue={dueTo} className="w-44 phone:w-full" />
          </label>
        </>
      )}
      <FilterSelect
        name="only"
        label="Show only"
        chosen={only}
        choices={onlyFilters.map((one) => [one, onlyFilterLabels[one]])}
      />
      <span className="flex items-center gap-4">
        <Button variant="outlined">Show</Button>
        {isFiltered && <a href={withQuery("/recommendations", as.query)}>Clear</a>}
      </span>
    </FilterForm>
  );
}
