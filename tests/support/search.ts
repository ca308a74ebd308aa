import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { searchTracker } from "#lib/reporting/search/queries.ts";
import { type SearchInput, searchInput } from "#lib/reporting/search/rules.ts";

/** What a viewer finds now, as a person types it. */
export async function searchAs(viewer: Viewer, q: string, narrowed: Partial<SearchInput> = {}) {
  return searchTracker(await currentContext(viewer), { ...searchInput.parse({ q }), ...narrowed });
}

/** The texts that a viewer finds, with each match in square brackets. */
export async function foundTexts(viewer: Viewer, q: string): Promise<string[]> {
  const { results } = await searchAs(viewer, q);
  return results.flatMap(({ matches }) =>
    matches.map(({ text }) => text.map(({ text: part, isFound }) => (isFound ? `[${part}]` : part)).join("")),
  );
}
