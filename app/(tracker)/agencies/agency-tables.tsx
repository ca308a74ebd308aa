import type { Agency, Directory } from "#lib/partnership/agencies.rules.ts";
import { nothingOwned, type OwnedRecommendations } from "#lib/partnership/owned.queries.ts";
import { OwnedReferences } from "./owned-references.tsx";

interface Props {
  readonly agencies: readonly Agency[];
  /** What each agency owns, by its id. */
  readonly owned: ReadonlyMap<number, OwnedRecommendations>;
  readonly directory: Directory;
  /** When an agency is dissolved and its successors, as a sentence; null for an agency without a date of dissolution. */
  readonly successionOf: (agency: Agency) => string | null;
  /** The names of its leads, empty if there are none; null if they are not shown. */
  readonly leadsOf: ((agency: Agency) => string) | null;
  /** The query string that keeps links on the date of the page. */
  readonly query: string;
}

export function ActiveAgencies({ agencies, owned, directory, successionOf, leadsOf, query }: Props) {
  if (agencies.length === 0)
    return <p>The agencies that can own recommendations will stand here, once the business team has added them.</p>;
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Agency</th>
          <th scope="col">Owns now</th>
          {leadsOf && <th scope="col">Leads</th>}
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <tr key={agency.id}>
            <th scope="row">
              <AgencyLink agency={agency} query={query} />
              {successionOf(agency) && <small>{successionOf(agency)}</small>}
            </th>
            <td data-label="Owns now">
              <OwnedReferences
                id={agency.id}
                owned={owned.get(agency.id) ?? nothingOwned}
                directory={directory}
                query={query}
              />
            </td>
            {leadsOf && <td data-label="Leads">{leadsOf(agency) || "None yet"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function DissolvedAgencies({ agencies, owned, directory, successionOf, leadsOf, query }: Props) {
  if (agencies.length === 0) return null;
  return (
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
          {agencies.map((agency) => (
            <tr key={agency.id}>
              <th scope="row">
                <AgencyLink agency={agency} query={query} />
              </th>
              <td data-label="What became of it">{successionOf(agency)}</td>
              <td data-label="Left to settle">
                <Unsettled
                  owned={owned.get(agency.id)}
                  leads={leadsOf?.(agency) ?? ""}
                  agency={agency}
                  directory={directory}
                  query={query}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What a dissolved agency still owns, and its remaining leads. */
function Unsettled({
  agency,
  owned,
  leads,
  directory,
  query,
}: {
  agency: Agency;
  owned: OwnedRecommendations | undefined;
  leads: string;
  directory: Directory;
  query: string;
}) {
  if (!owned && !leads) return "Nothing";
  return (
    <>
      {owned && (
        <>
          Owner of <OwnedReferences id={agency.id} owned={owned} directory={directory} query={query} />
        </>
      )}
      {leads && <small>Still its leads: {leads}</small>}
    </>
  );
}

function AgencyLink({ agency: { id, name }, query }: { agency: Agency; query: string }) {
  return (
    <strong>
      <a href={`/agencies/${id}${query && `?${query}`}`}>{name}</a>
    </strong>
  );
}
