import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Pagination } from "#app/components/layout/pagination.tsx";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { withQuery } from "#app/components/layout/with-query.ts";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { Key } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayEverDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { listThemes } from "#lib/partnership/themes.queries.ts";
import { describeListing } from "#lib/reporting/recommendation-list.queries.ts";
import { type Filter, type Listing, listing, PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { countStatuses, listStatuses } from "#lib/status/queries.ts";
import { CHOOSING, ChooseBar, ChooseButton } from "./choose-bar.tsx";
import { Filters } from "./filters.tsx";
import { headingsOf, queryOf } from "./list-address.ts";
import { SavedNotice } from "./saved-notice.tsx";
import { SortLinks } from "./sort-links.tsx";

type Asked = Record<string, string | string[] | undefined>;
interface Props {
  readonly searchParams: Promise<Asked>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: titleOf(listing.parse(await searchParams)) };
}

export default page(Recommendations);

/** A list that is long enough to have the button for choosing below it too. */
const LONG = 10;

async function Recommendations({ searchParams }: Props) {
  const ctx = await requireContext();
  const asked = await searchParams;
  const as = await asAt(ctx, asked["as-at"]);
  const given = listing.parse(asked);
  const { page: number, sort, direction, ...filter } = given;
  const { total } = await countStatuses(as.ctx, { listing: filter, lastMeeting: null });
  const recommendations = await listStatuses(as.ctx, given);
  const query = queryOf(given, as.query);
  const headings = headingsOf(given, as.query);
  const mayChoose = as.isToday && recommendations.length > 0 && mayEverDo(ctx.viewer, "setDueDate");
  return (
    <>
      <PageHeader title={titleOf(given)} actions={<Exports query={query} />}>
        {await describeListing(as.ctx, filter, plural(total, "recommendation"))}, as at {as.isToday && "today, "}
        {formatDate(as.ctx.asOf.date)}
      </PageHeader>
      <SavedNotice ctx={ctx} formKey={asked.saved} />
      <PastDate as={as} path={withQuery("/recommendations", queryOf(given))} />
      <Filters
        given={given}
        as={as}
        agencies={[...(await listAgencies(as.ctx)).values()]}
        reviews={await listReviews(as.ctx)}
        themes={await themesToFilterBy(as.ctx, filter)}
      />
      {recommendations.length === 0 ? (
        <p>
          No recommendation matches. <a href={withQuery("/recommendations", as.query)}>Show all recommendations</a>
        </p>
      ) : (
        <>
          {mayChoose && <ChooseBar count={recommendations.length} given={given} />}
          <SortLinks headings={headings} />
          <StatusTable
            rows={recommendations.map((recommendation) => rowOf(recommendation))}
            query={as.query}
            caption="The recommendations of this list"
            headings={headings}
            {...(mayChoose && { choosing: CHOOSING })}
          />
          {mayChoose && recommendations.length > LONG && <ChooseButton />}
        </>
      )}
      <Pagination path="/recommendations" query={query} page={number} total={total} />
      <Key />
    </>
  );
}

/** The names of the themes, once there is more than one page of recommendations; null for fewer. */
async function themesToFilterBy(ctx: Context, { theme, dueFrom, dueTo }: Filter): Promise<string[] | null> {
  const { total } = await countStatuses(ctx, { listing: {}, lastMeeting: null });
  const isMany = total > PAGE_SIZE || [theme, dueFrom, dueTo].some((value) => value !== undefined);
  return isMany ? (await listThemes(ctx, null)).map(({ name }) => name) : null;
}

function titleOf({ q }: Pick<Listing, "q">): string {
  return q ? `Search: “${q}”` : "Recommendations";
}

function Exports({ query }: { query: string }) {
  const csv = new URLSearchParams([...new URLSearchParams(query), ["as", "csv"]]);
  return (
    <p className="text-sm text-soft print:hidden">
      <a href="/themes">By theme</a> · This list: <a href={withQuery("/api/recommendations", query)}>Excel</a>,{" "}
      <a href={`/api/recommendations?${csv}`}>CSV</a>
    </p>
  );
}
