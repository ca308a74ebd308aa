import { DataTable } from "#app/components/layout/data-table.tsx";
import { dateOf, formatShortDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { datingOf } from "#lib/core/recorded-dates.ts";
import { listAgencyNames } from "#lib/partnership/agencies.queries.ts";

/** All names that an agency has had, for the side of its pages. */
export async function NameHistory({ ctx, agencyId }: { ctx: Context; agencyId: number }) {
  const names = await listAgencyNames(ctx, agencyId);
  return (
    <>
      <h2>Names</h2>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {names.map((named) => (
            <tr key={named.trail}>
              <th scope="row">{named.name}</th>
              <td data-label="Since">
                {formatShortDate(dateOf(named.at))}
                {datingOf(named) && <small>{datingOf(named)}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
