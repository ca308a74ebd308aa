import { DataTable } from "#app/components/layout/data-table.tsx";
import { formatRecordedInstant } from "#lib/core/recorded-dates.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { PastAssignment } from "#lib/recommendations/ownership.queries.ts";
import { describeBasis } from "#lib/recommendations/ownership.rules.ts";

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
      <DataTable>
        <thead>
          <tr>
            <th scope="col">Agency</th>
            <th scope="col">Lead</th>
            <th scope="col">Decided</th>
            <th scope="col">Why</th>
            <th scope="col">Recorded</th>
          </tr>
        </thead>
        <tbody>
          {assignments.map((assignment) => (
            <tr key={assignment.trail}>
              <th scope="row">{directory.get(assignment.agencyId)?.name}</th>
              <td data-label="Lead">
                {assignment.leadPersonId === null ? "Not named" : names.get(assignment.leadPersonId)}
              </td>
              <td data-label="Decided">{describeBasis(assignment)}</td>
              <td data-label="Why">{assignment.reason}</td>
              <td data-label="Recorded">{formatRecordedInstant(assignment)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
