import type { Context } from "#lib/core/context.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";

/** For a lead who leads nothing yet: the recommendations of their agency that have no lead, with a link to name one. */
export async function NotLeadingYet({ ctx, agencyId, name }: { ctx: Context; agencyId: number; name: string }) {
  const owned = await listStatuses(ctx, { ...everything, owner: agencyId });
  const withoutLead = owned.filter(({ assignment }) => assignment?.leadPersonId === null);
  if (withoutLead.length === 0) return null;
  return (
    <section className="aside no-print" aria-labelledby="to-lead">
      <h2 id="to-lead">{name} leads no recommendation yet</h2>
      <p>Their agency owns these, which have no lead. Name {name} as the lead where that is agreed.</p>
      <ul>
        {withoutLead.map(({ id, reference, shortTitle }) => (
          <li key={id}>
            <a href={`/recommendations/${reference}/owner`}>Name the lead of {reference}</a>, {shortTitle}
          </li>
        ))}
      </ul>
    </section>
  );
}
