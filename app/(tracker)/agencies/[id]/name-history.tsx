import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
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
          {names.map(({ trail, name, at }) => (
            <tr key={trail}>
              <th scope="row">{name}</th>
              <td data-label="Since">{formatDate(dateOf(at))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
