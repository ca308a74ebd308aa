import type { AsAt } from "#app/components/layout/as-at.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import type { Review } from "#lib/partnership/reviews.queries.ts";
import { onlyFilterNames, statusNames } from "#lib/status/labels.ts";
import { type Listing, onlyFilters, type Sorting, sortings } from "#lib/status/listing.rules.ts";
import { statuses } from "#lib/status/rules.ts";
import { FilterSelect } from "./filter-select.tsx";

const sortingNames: Readonly<Record<Sorting, string>> = {
  reference: "Reference",
  owner: "Owner",
  rating: "Rating, worst first",
  due: "Due date",
  updated: "Last update",
};

/** The form that filters and sorts the list. All of it is in the URL. */
export function Filters({
  given,
  as,
  agencies,
  reviews,
}: {
  given: Listing;
  as: AsAt;
  agencies: readonly Agency[];
  reviews: readonly Review[];
}) {
  const owners = agencies.filter((agency) => isActive(agency, as.ctx.asOf.date));
  return (
    <form className="filters no-print" action="/recommendations">
      {!as.isToday && <input type="hidden" name="as-at" value={as.ctx.asOf.date} />}
      <FilterSelect
        name="owner"
        label="Owner"
        chosen={given.owner}
        choices={owners.map(({ id, name }) => [id, name])}
      />
      <FilterSelect
        name="rating"
        label="Rating"
        chosen={given.rating}
        choices={statuses.map((shown) => [shown, statusNames[shown]])}
      />
      <FilterSelect
        name="review"
        label="Review"
        chosen={given.review}
        choices={reviews.map(({ code, title }) => [code, title])}
      />
      <FilterSelect
        name="only"
        label="Only those"
        chosen={given.only}
        choices={onlyFilters.map((only) => [only, onlyFilterNames[only]])}
      />
      <FilterSelect
        name="sort"
        label="Sort by"
        chosen={given.sort}
        isOneOf
        choices={sortings.map((sort) => [sort, sortingNames[sort]])}
      />
      <button type="submit" className="filled">
        Show
      </button>
    </form>
  );
}
