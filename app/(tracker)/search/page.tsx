import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Pagination } from "#app/components/layout/pagination.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext } from "#app/session/session.ts";
import { plural } from "#lib/core/text.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { RESULTS_PER_PAGE, type SearchResults, searchTracker } from "#lib/reporting/search/queries.ts";
import { type SearchInput, searchInput } from "#lib/reporting/search/rules.ts";
import { tidySearch } from "#lib/reporting/search/terms.rules.ts";
import { Correction } from "./correction.tsx";
import { SearchFilters } from "./filters.tsx";
import { PeopleFound } from "./people-found.tsx";
import { resultItems } from "./result-items.ts";
import { ResultView } from "./result-view.tsx";
import { queryOf } from "./search-address.ts";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: titleOf(searchInput.parse(await searchParams)) };
}

export default page(Search);

async function Search({ searchParams }: Props) {
  const ctx = await requireContext();
  const asked = await searchParams;
  const given = searchInput.parse(asked);
  const found = await searchTracker(ctx, given);
  const isAsked = tidySearch(given.q) !== "";
  return (
    <>
      <PageHeader title={titleOf(given)}>
        {isAsked ? countOf(found) : "Words, beginnings of words* and “phrases”."}
      </PageHeader>
      {asked["as-at"] && <Notice>A search looks at what the tracker holds today, not at an earlier date.</Notice>}
      <SearchFilters
        given={given}
        agencies={[...(await listAgencies(ctx)).values()]}
        reviews={await listReviews(ctx)}
        today={ctx.asOf.date}
      />
      <Correction given={given} to={found.correctedTo} />
      <PeopleFound people={found.people} />
      {isAsked && found.total === 0 && found.people.length === 0 && <NothingFound given={given} />}
      <ol className="m-0 max-w-text list-none p-0">
        {(await resultItems(ctx, found.results)).map((item) => (
          <ResultView key={item.href} item={item} />
        ))}
      </ol>
      <Pagination path="/search" query={queryOf(given)} page={given.page} total={found.total} size={RESULTS_PER_PAGE} />
    </>
  );
}

function titleOf({ q }: Pick<SearchInput, "q">): string {
  const line = tidySearch(q);
  return line ? `Search: “${line}”` : "Search";
}

function countOf({ total, isCutShort, people }: SearchResults): string {
  const results = plural(total + people.length, "result");
  return isCutShort ? `More than ${results}. Add a word to find what you need.` : results;
}

function NothingFound({ given }: { given: SearchInput }) {
  const isFiltered = [given.owner, given.rating, given.review].some((value) => value !== undefined);
  return (
    <p>
      Nothing was found. Try fewer or other words
      {isFiltered && (
        <>
          , or <a href={`/search?${queryOf({ q: given.q })}`}>search without filters</a>
        </>
      )}
      .
    </p>
  );
}
