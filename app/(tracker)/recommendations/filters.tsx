import type { AsAt } from "#app/_shell/as-at.ts";
import { type Agency, isActive } from "#lib/agencies/rules.ts";
import { type Listing, narrowings, type Sorting, shownAs, sortings } from "#lib/positions/rules.ts";
import { narrowingNames, shownNames } from "#lib/positions/words.ts";
import type { Review } from "#lib/reviews/queries.ts";

const sortingNames: Readonly<Record<Sorting, string>> = {
  reference: "Reference",
  owner: "Owner",
  rating: "Rating, worst first",
  due: "Due date",
  updated: "Last update",
};

/** Which recommendations to list, and in which order: all of it stands in the URL. */
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
  const owners = agencies.filter((agency) => isActive(agency, as.moment.date));
  return (
    <form className="filters no-print" action="/recommendations">
      {!as.isToday && <input type="hidden" name="as-at" value={as.moment.date} />}
      <label>
        Owner
        <select name="owner" defaultValue={given.owner ?? ""}>
          <option value="">All</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Rating
        <select name="rating" defaultValue={given.rating ?? ""}>
          <option value="">All</option>
          {shownAs.map((shown) => (
            <option key={shown} value={shown}>
              {shownNames[shown]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Review
        <select name="review" defaultValue={given.review ?? ""}>
          <option value="">All</option>
          {reviews.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        Only those
        <select name="only" defaultValue={given.only ?? ""}>
          <option value="">All</option>
          {narrowings.map((only) => (
            <option key={only} value={only}>
              {narrowingNames[only]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Sort by
        <select name="sort" defaultValue={given.sort}>
          {sortings.map((sort) => (
            <option key={sort} value={sort}>
              {sortingNames[sort]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="filled">
        Show
      </button>
    </form>
  );
}
