import { formatInstant } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { PastAssignment } from "#lib/recommendations/ownership.queries.ts";
import { basisNames } from "#lib/recommendations/ownership.rules.ts";

/** All owners so far, newest first. */
export function PastOwners({
  assignments,
  directory,
  names,
}: {
  assignments: readonly PastAssignment[];
  directory: Directory;
  names: ReadonlyMap<number, string>;
}) {
  if (assignments.length === 0) return null;
  return (
    <>
      <h2>Owners so far</h2>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Agency</th>
            <th scope="col">Lead</th>
            <th scope="col">Decided</th>
            <th scope="col">Why</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {assignments.map(({ trail, agencyId, leadPersonId, basis, confirmed, reason, at }) => (
            <tr key={trail}>
              <th scope="row">{directory.get(agencyId)?.name}</th>
              <td data-label="Lead">{leadPersonId === null ? "Not named" : names.get(leadPersonId)}</td>
              <td data-label="Decided">{confirmed ? "confirmed by the Executive" : basisNames[basis]}</td>
              <td data-label="Why">{reason}</td>
              <td data-label="Since">{formatInstant(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
