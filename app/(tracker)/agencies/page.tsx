import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listAgencies, listOwnedRecommendations, nothingOwned } from "#lib/partnership/agencies.queries.ts";
import { type Agency, isActive } from "#lib/partnership/agencies.rules.ts";
import { listed } from "#lib/status/labels.ts";
import { OwnedReferences } from "./owned.tsx";
import { successionText } from "./succession-text.ts";

export const metadata: Metadata = { title: "Agencies" };

export default page(Agencies);

async function Agencies() {
  const ctx = await requireContext();
  const directory = await listAgencies(ctx);
  const owned = await listOwnedRecommendations(ctx, directory);
  const leads = Map.groupBy(await listLeads(ctx), ({ agencyId }) => agencyId);
  const [active, dissolved] = [true, false].map((wanted) =>
    [...directory.values()].filter((agency) => isActive(agency, ctx.asOf.date) === wanted),
  );
  const became = (agency: Agency) => successionText(agency, directory, ctx.asOf.date);
  const leadNames = ({ id }: Agency) => listed((leads.get(id) ?? []).map(({ name }) => name));
  return (
    <>
      <div className="head">
        <div>
          <h1>Agencies</h1>
          <p className="asat">
            Who can own recommendations, and what they own, as at today, {formatDate(ctx.asOf.date)}
          </p>
        </div>
        {mayDo(ctx.viewer, "addAgency") && (
          <ul className="tasks no-print">
            <li>
              <a className="filled" href="/agencies/add">
                Add an agency
              </a>
            </li>
          </ul>
        )}
      </div>
      {active?.length === 0 ? (
        <p>The agencies that can own recommendations will stand here, once the business team has added them.</p>
      ) : (
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">Agency</th>
              <th scope="col">Owns now</th>
              <th scope="col">Leads</th>
            </tr>
          </thead>
          <tbody>
            {active?.map((agency) => (
              <tr key={agency.id}>
                <th scope="row">
                  <strong>
                    <a href={`/agencies/${agency.id}`}>{agency.name}</a>
                  </strong>
                  {became(agency) && <small>{became(agency)}</small>}
                </th>
                <td data-label="Owns now">
                  <OwnedReferences id={agency.id} owned={owned.get(agency.id) ?? nothingOwned} directory={directory} />
                </td>
                <td data-label="Leads">{leadNames(agency) || "None yet"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {dissolved && dissolved.length > 0 && (
        <>
          <h2>Dissolved</h2>
          <table className="stack">
            <thead>
              <tr>
                <th scope="col">Agency</th>
                <th scope="col">What became of it</th>
                <th scope="col">Left to settle</th>
              </tr>
            </thead>
            <tbody>
              {dissolved.map((agency) => (
                <tr key={agency.id}>
                  <th scope="row">
                    <strong>
                      <a href={`/agencies/${agency.id}`}>{agency.name}</a>
                    </strong>
                  </th>
                  <td data-label="What became of it">{became(agency)}</td>
                  <td data-label="Left to settle">
                    {owned.has(agency.id) && (
                      <>
                        Owner of{" "}
                        <OwnedReferences
                          id={agency.id}
                          owned={owned.get(agency.id) ?? nothingOwned}
                          directory={directory}
                        />
                      </>
                    )}
                    {leadNames(agency) && <small>Still its leads: {leadNames(agency)}</small>}
                    {!owned.has(agency.id) && !leadNames(agency) && "Nothing"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
