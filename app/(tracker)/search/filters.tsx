import { FilterForm } from "#app/components/forms/filter-form.tsx";
import { Button } from "#app/components/layout/button.tsx";
import { MainFilters } from "#app/components/recommendation/main-filters.tsx";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import type { Review } from "#lib/partnership/reviews.queries.ts";
import type { SearchInput } from "#lib/reporting/search/rules.ts";
import { tidySearch } from "#lib/reporting/search/terms.rules.ts";
import { queryOf } from "./search-address.ts";

/** The form that searches and narrows what is found. All of it is in the URL. */
export function SearchFilters({
  given,
  agencies,
  reviews,
  today,
}: {
  given: SearchInput;
  agencies: readonly Agency[];
  reviews: readonly Review[];
  today: CalendarDate;
}) {
  const { owner, rating, review } = given;
  const q = tidySearch(given.q);
  const isFiltered = [owner, rating, review].some((value) => value !== undefined);
  return (
    <FilterForm action="/search">
      <label>
        Words to find
        <input type="search" name="q" defaultValue={q} className="w-64 phone:w-full" />
      </label>
      <MainFilters given={given} agencies={agencies} reviews={reviews} day={today} />
      <span className="flex items-center gap-4">
        <Button variant="outlined">Find</Button>
        {isFiltered && <a href={`/search?${queryOf({ q })}`}>Clear the filters</a>}
      </span>
    </FilterForm>
  );
}
