import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { listed } from "#lib/core/text.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import { listOwnedRecommendations, nothingOwned } from "#lib/partnership/owned.queries.ts";
import { ActiveAgencies, type AgencyRow, DissolvedAgencies } from "./agency-table.tsx";
import { linksToOwned } from "./links-to-owned.ts";
import { successionText } from "./succession-text.ts";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Agencies" };

export default page(Agencies);

async function Agencies({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const current = await requireContext();
  const as = await asAt(current, (await searchParams)["as-at"]);
  const { ctx, isToday, query } = as;
  const directory = await listAgencies(ctx);
  const owned = await listOwnedRecommendations(ctx, directory);
  const leads = Map.groupBy(await listLeads(ctx), ({ agencyId }) => agencyId);
  const rowOf = (agency: Agency): AgencyRow => ({
    id: agency.id,
    href: `/agencies/${agency.id}${query && `?${query}`}`,
    name: agency.name,
    succession:
      [agency.isOutside && "Outside the partnership", successionText(agency, directory, ctx.asOf.date)]
        .filter(Boolean)
        .join(". ") || null,
    owned: linksToOwned(agency.id, owned.get(agency.id) ?? nothingOwned, directory, query),
    // Who the leads were on a past date is not shown: only the current ones are known.
    leads: isToday ? listed((leads.get(agency.id) ?? []).map(({ name }) => name)) : null,
  });
  const [active, dissolved] = [true, false].map((wanted) =>
    [...directory.values()].filter((agency) => isActive(agency, ctx.asOf.date) === wanted).map(rowOf),
  );
  return (
    <>
      <PageHeader
        title="Agencies"
        actions={
          isToday &&
          mayDo(ctx.viewer, "addAgency") && (
            <ButtonLink variant="filled" href="/agencies/add">
              Add an agency
            </ButtonLink>
          )
        }
      >
        Who can own recommendations, and what they own {isToday ? "today, " : "on "}
        {formatDate(ctx.asOf.date)}
      </PageHeader>
      <PastDate as={as} path="/agencies" />
      {active?.length ? (
        <ActiveAgencies rows={active} ownsHeading={isToday ? "Owns now" : "Owned then"} />
      ) : (
        <p>There are no agencies yet. The business team adds those that can own recommendations.</p>
      )}
      {dissolved && dissolved.length > 0 && (
        <>
          <h2>Dissolved</h2>
          <DissolvedAgencies rows={dissolved} />
        </>
      )}
    </>
  );
}
