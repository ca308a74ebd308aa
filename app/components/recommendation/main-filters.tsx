import { FilterSelect } from "#app/components/forms/filter-select.tsx";
import type { CalendarDate } from "#lib/core/clock.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import type { Review } from "#lib/partnership/reviews.queries.ts";
import { statusNames } from "#lib/status/labels.ts";
import { type Status, statuses } from "#lib/status/rules.ts";

interface Props {
  readonly given: {
    readonly owner?: number | undefined;
    readonly rating?: Status | undefined;
    readonly review?: string | undefined;
  };
  readonly agencies: readonly Agency[];
  readonly reviews: readonly Review[];
  /** The day on which the owners that are offered are active. */
  readonly day: CalendarDate;
}

/** The filters of recommendations by owner, rating and review, for the list of them and for a search. */
export function MainFilters({ given: { owner, rating, review }, agencies, reviews, day }: Props) {
  const owners = agencies.filter((agency) => isActive(agency, day));
  return (
    <>
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
    </>
  );
}
