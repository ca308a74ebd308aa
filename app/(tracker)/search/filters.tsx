import { FilterForm } from "#app/components/forms/filter-form.tsx";
import { FilterSelect } from "#app/components/forms/filter-select.tsx";
import { Button } from "#app/components/layout/button.tsx";
import type { CalendarDate } from "#lib/core/clock.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import type { Review } from "#lib/partnership/reviews.queries.ts";
import type { SearchInput } from "#lib/reporting/search/rules.ts";
import { tidySearch } from "#lib/reporting/search/terms.rules.ts";
import { statusNames } from "#lib/status/labels.ts";
import { statuses } from "#lib/status/rules.ts";
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
  const owners = agencies.filter((agency) => isActive(agency, today));
  const isFiltered = [owner, rating, review].some((value) => value !== undefined);
  return (
    <FilterForm action="/search">
      <label>
        Words to find
        <input type="search" name="q" defaultValue={q} className="w-64 phone:w-full" />
      </label>
      <FilterSelect name="owner" label="Owner" chosen={owner} choices={owners.map(({ id, name }) => [id, name])} />
      <FilterSelect
        name="rating"
        label="Rating"
        chosen={rating}
        choices={statuses.map((shown) => [shown, statusNames[shown]])}
      />
      <FilterSelect
        name="review"
        label="Review"
        chosen={review}
        choices={reviews.map(({ code, title }) => [code, title])}
      />
      <span className="flex items-center gap-4">
        <Button variant="outlined">Find</Button>
        {isFiltered && <a href={`/search?${queryOf({ q })}`}>Clear the filters</a>}
      </span>
    </FilterForm>
  );
}
