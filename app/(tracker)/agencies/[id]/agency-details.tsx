import type { AsAt } from "#app/components/layout/as-at.ts";
import { formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { listed } from "#lib/core/text.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { type Agency, type Directory, isActive, successionOf } from "#lib/partnership/agencies.rules.ts";
import type { OwnedRecommendations } from "#lib/partnership/owned.queries.ts";
import { OwnedReferences } from "../owned-references.tsx";

/** What an agency owns, who leads for it, which agencies it succeeds, and which succeed it. */
export async function AgencyDetails({
  as: { ctx, isToday, query },
  agency,
  owned,
  directory,
}: {
  as: AsAt;
  agency: Agency;
  owned: OwnedRecommendations;
  directory: Directory;
}) {
  const { id } = agency;
  const leads = (await listLeads(ctx)).filter(({ agencyId }) => agencyId === id);
  const active = isActive(agency, ctx.asOf.date);
  return (
    <dl>
      {(active || owned.total > 0) && (
        <div>
          <dt>{active ? (isToday ? "Owns now" : "Owned then") : "Owner to be settled for"}</dt>
          <dd>
            <OwnedReferences id={id} owned={owned} directory={directory} query={query} />
            {active && owned.total > 0 && (
              <>
                <br />
                <a href={`/recommendations?owner=${id}${query && `&${query}`}`}>
                  {owned.total === 1 ? "Where it stands" : `Where these ${owned.total.toLocaleString("en-GB")} stand`}
                </a>
              </>
            )}
          </dd>
        </div>
      )}
      {isToday && (active || leads.length > 0) && (
        <div>
          <dt>{active ? "Leads" : "Still its leads"}</dt>
          <dd>{listed(leads.map((lead) => lead.name)) || "None yet"}</dd>
        </div>
      )}
      <Predecessors ctx={ctx} agency={agency} directory={directory} />
      <Successors agency={agency} directory={directory} />
    </dl>
  );
}

function Predecessors({ ctx, agency, directory }: { ctx: Context; agency: Agency; directory: Directory }) {
  const predecessors = [...directory.values()].flatMap((other) => {
    const succession = successionOf(directory, other.id, ctx.asOf.date);
    return succession.kind === "succeeded" && succession.agency.id === agency.id
      ? [{ ...other, since: succession.since }]
      : [];
  });
  if (predecessors.length === 0) return null;
  return (
    <div>
      <dt>Stands in for</dt>
      <dd>
        {predecessors.map((other) => (
          <div key={other.id}>
            <a href={`/agencies/${other.id}`}>{other.name}</a> <small>since {formatDate(other.since)}</small>
          </div>
        ))}
      </dd>
    </div>
  );
}

function Successors({ agency: { successorIds }, directory }: { agency: Agency; directory: Directory }) {
  if (successorIds.length === 0) return null;
  return (
    <div>
      <dt>Succeeded by</dt>
      <dd>
        {successorIds.map((successor) => (
          <div key={successor}>
            <a href={`/agencies/${successor}`}>{directory.get(successor)?.name}</a>
          </div>
        ))}
      </dd>
    </div>
  );
}
