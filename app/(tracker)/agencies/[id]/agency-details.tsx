import type { ReactNode } from "react";
import type { AsAt } from "#app/components/layout/as-at.ts";
import { SideList } from "#app/components/layout/description-list.tsx";
import { formatShortDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { type Agency, type Directory, isActive, successionOf } from "#lib/partnership/agencies.rules.ts";
import { AgencyLinks } from "./agency-links.tsx";

/** Who leads for an agency, which agencies it succeeds, and which succeed it: for the side of its page. */
export async function AgencyDetails({ as, agency, directory }: { as: AsAt; agency: Agency; directory: Directory }) {
  const predecessors = predecessorsOf(agency, as.ctx, directory);
  const details: (readonly [term: string, value: ReactNode])[] = [
    ...(await leadsOf(agency, as)),
    ...(predecessors.length > 0
      ? [["Successor of", <AgencyLinks key="before" agencies={predecessors} />] as const]
      : []),
    ...(agency.successorIds.length > 0
      ? [["Succeeded by", <AgencyLinks key="after" agencies={successorsOf(agency, directory)} />] as const]
      : []),
  ];
  if (details.length === 0) return null;
  return (
    <>
      <h2>Details</h2>
      <SideList>
        {details.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </SideList>
    </>
  );
}

/** The agencies that succeed an agency, as links. */
export function successorsOf({ successorIds }: Agency, directory: Directory) {
  return successorIds.map((id) => ({ id, name: directory.get(id)?.name ?? "", note: null }));
}

async function leadsOf(agency: Agency, { ctx, isToday }: AsAt): Promise<[string, string][]> {
  const leads = (await listLeads(ctx)).filter(({ agencyId }) => agencyId === agency.id).map(({ name }) => name);
  const active = isActive(agency, ctx.asOf.date);
  // Who the leads were on a past date is not known.
  if (!isToday || (!active && leads.length === 0)) return [];
  return [[active ? "Leads" : "Leads without an agency", leads.join("\n") || "None yet"]];
}

function predecessorsOf(agency: Agency, ctx: Context, directory: Directory) {
  return [...directory.values()].flatMap(({ id, name }) => {
    const succession = successionOf(directory, id, ctx.asOf.date);
    return succession.kind === "succeeded" && succession.agency.id === agency.id
      ? [{ id, name, note: `since ${formatShortDate(succession.since)}` }]
      : [];
  });
}
