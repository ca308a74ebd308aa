import type { Context } from "#lib/core/context.ts";
import { formatRecordedDay } from "#lib/core/recorded-dates.ts";
import { listAgencyNames } from "#lib/partnership/agencies.queries.ts";

/** All names that an agency has had. */
export async function NameHistory({ ctx, agencyId }: { ctx: Context; agencyId: number }) {
  const names = await listAgencyNames(ctx, agencyId);
  return (
    <>
      <h2>Its names</h2>
      <table className="stack">
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
              <td data-label="Since">{formatRecordedDay(named)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
