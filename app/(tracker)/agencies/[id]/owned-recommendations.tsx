import type { AsAt } from "#app/components/layout/as-at.ts";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { ownedHeadings } from "#app/components/status/table-columns.ts";
import { type Agency, type Directory, isActive } from "#lib/partnership/agencies.rules.ts";
import { everything, PAGE_SIZE } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";
import { successorsOf } from "./agency-details.tsx";
import { AgencyLinks } from "./agency-links.tsx";

/** The recommendations that an agency owns, with their ratings. */
export async function OwnedRecommendations({
  as: { ctx, isToday, query },
  agency,
  directory,
  total,
}: {
  as: AsAt;
  agency: Agency;
  directory: Directory;
  total: number;
}) {
  const active = isActive(agency, ctx.asOf.date);
  const owned = total > 0 ? await listStatuses(ctx, { ...everything, owner: agency.id }) : [];
  const heading = active ? (isToday ? "Owns now" : "Owned then") : "Owner still to be settled";
  if (!active && total === 0) return <TakenOver agency={agency} directory={directory} />;
  return (
    <>
      <h2>{heading}</h2>
      {total === 0 && <p>{isToday ? "It owns no recommendation." : "It owned no recommendation."}</p>}
      {total > 0 && (
        <StatusTable
          caption={heading}
          rows={owned.map((recommendation) => rowOf(recommendation))}
          query={query}
          headings={ownedHeadings}
        />
      )}
      {total > PAGE_SIZE && (
        <p className="mt-4">
          <a href={`/recommendations?owner=${agency.id}${query && `&${query}`}`}>
            All {total.toLocaleString("en-GB")} recommendations
          </a>
        </p>
      )}
    </>
  );
}

/** For a dissolved agency that owns nothing any more: which agencies own it now. */
function TakenOver({ agency, directory }: { agency: Agency; directory: Directory }) {
  return (
    <>
      <h2>Owns nothing any more</h2>
      <p>What it owned is now with:</p>
      <AgencyLinks agencies={successorsOf(agency, directory)} />
    </>
  );
}
