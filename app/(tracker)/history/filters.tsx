import { FilterForm } from "#app/components/forms/filter-form.tsx";
import { Button } from "#app/components/layout/button.tsx";
import { eventCategories } from "#lib/core/events.ts";
import type { HistoryFilter } from "#lib/reporting/history/rules.ts";

/** The filters of the history, which the URL contains. */
export function Filters({
  filter,
  authors,
  names,
}: {
  filter: HistoryFilter;
  authors: readonly number[];
  names: ReadonlyMap<number, string>;
}) {
  return (
    <FilterForm action="/history">
      <label>
        Person
        <select name="person" defaultValue={filter.person ?? ""}>
          <option value="">All</option>
          {authors.map((id) => (
            <option key={id} value={id}>
              {names.get(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Recommendation
        <input name="reference" size={8} defaultValue={filter.reference ?? ""} placeholder="HU2-1" />
      </label>
      <label>
        Kind
        <select name="kind" defaultValue={filter.kind ?? ""}>
          <option value="">All</option>
          {eventCategories.map((kind) => (
            <option key={kind} value={kind}>
              {kind.charAt(0).toUpperCase() + kind.slice(1)}
            </option>
          ))}
        </select>
      </label>
      <label>
        From
        <input className="w-auto" type="date" name="from" defaultValue={filter.from ?? ""} />
      </label>
      <label>
        To
        <input className="w-auto" type="date" name="to" defaultValue={filter.to ?? ""} />
      </label>
      <Button>Show</Button>
    </FilterForm>
  );
}

/** The filters as a query string, without the page. */
export function queryOf({ person, reference, kind, from, to }: HistoryFilter): string {
  const query = new URLSearchParams();
  if (person) query.set("person", String(person));
  if (reference) query.set("reference", reference);
  if (kind) query.set("kind", kind);
  if (from) query.set("from", from);
  if (to) query.set("to", to);
  return query.toString();
}
