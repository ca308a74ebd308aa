import { Button } from "#app/components/layout/button.tsx";
import type { Listing } from "#lib/status/listing.rules.ts";
import { queryOf } from "./list-address.ts";

/** The id of the form that the checkboxes of the list belong to. */
export const CHOOSING = "choosing";

/** The button of the form, for the end of a long list. */
export function ChooseButton() {
  return (
    <p className="mt-3 print:hidden">
      <Button variant="outlined" form={CHOOSING}>
        Set due dates and leads
      </Button>
    </p>
  );
}

/** The form that takes the ticked recommendations to the page that sets their due dates and leads. */
export function ChooseBar({ count, given }: { count: number; given: Listing }) {
  const query = queryOf(given);
  const all = new URLSearchParams([...new URLSearchParams(query), ["page", String(given.page)], ["all", "yes"]]);
  return (
    <form
      id={CHOOSING}
      action="/recommendations/set"
      className="my-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-soft print:hidden"
    >
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {given.page > 1 && <input type="hidden" name="page" value={given.page} />}
      <Button variant="outlined">Set due dates and leads</Button>
      <span>
        of the recommendations that you tick, or{" "}
        <a href={`/recommendations/set?${all}`}>of {count === 1 ? "this one" : `all ${count} listed here`}</a>
      </span>
    </form>
  );
}
