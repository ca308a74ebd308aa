import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { listed } from "#lib/core/text.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import { listOwnedRecommendations } from "#lib/partnership/owned.queries.ts";
import { ActiveAgencies, DissolvedAgencies } from "./agency-tables.tsx";
import { successionText } from "./succession-text.ts";

type SearchParams = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Agencies" };

export default page(Agencies);

async function Agencies({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const current = await requireContext();
  const as = await asAt(current, (await searchParams)["as-at"]);
  const { ctx, isToday } = as;
  const directory = await listAgencies(ctx);
  const leads = Map.groupBy(await listLeads(ctx), ({ agencyId }) => agencyId);
  const agencies = [...directory.values()];
  const active = agencies.filter((agency) => isActive(agency, ctx.asOf.date));
  const dissolved = agencies.filter((agency) => !isActive(agency, ctx.asOf.date));
  const columns = {
    owned: await listOwnedRecommendations(ctx, directory),
    directory,
    successionOf: (agency: Agency) => successionText(agency, directory, ctx.asOf.date),
    // Who the leads were on a past date is not shown: only the current ones are known.
    leadsOf: isToday ? ({ id }: Agency) => listed((leads.get(id) ?? []).map(({ name }) => name)) : null,
    query: as.query,
  };
  return (
    <>
      <div className="head">
        <div>
          <h1>Agencies</h1>
          <p className="asat">
            Who can own recommendations, and what they own, as at {isToday && "today, "}
            {formatDate(ctx.asOf.date)}
          </p>
        </div>
        {isToday && mayDo(ctx.viewer, "addAgency") && (
          <ul className="tasks no-print">
            <li>
              <a className="filled" href="/agencies/add">
                Add an agency
              </a>
            </li>
          </ul>
        )}
      </div>
      <PastDate as={as} path="/agencies" />
      <ActiveAgencies agencies={active} {...columns} />
      <DissolvedAgencies agencies={dissolved} {...columns} />
    </>
  );
}
