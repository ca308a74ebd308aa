import type { SearchInput } from "#lib/reporting/search/rules.ts";
import { tidySearch } from "#lib/reporting/search/terms.rules.ts";
import { queryOf } from "./search-address.ts";

/** Says that something else was searched for than what was typed, which was nowhere. */
export function Correction({ given, to }: { given: SearchInput; to: string | null }) {
  if (to === null) return null;
  return (
    <p>
      Showing results for <strong>{to}</strong>. Search instead for{" "}
      <a href={`/search?${queryOf({ ...given, exact: "yes" })}`}>{tidySearch(given.q)}</a>
    </p>
  );
}
