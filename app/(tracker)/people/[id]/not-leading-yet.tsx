import { Panel } from "#app/components/layout/panel.tsx";
import type { Context } from "#lib/core/context.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { listStatuses } from "#lib/status/queries.ts";

/** For a lead who leads nothing yet: the recommendations of their agency that have no lead, with a link to name one. */
export async function NotLeadingYet({ ctx, agencyId, name }: { ctx: Context; agencyId: number; name: string }) {
  const owned = await listStatuses(ctx, { ...everything, owner: agencyId });
  const withoutLead = owned.filter(({ assignment }) => assignment?.leadPersonId === null);
  if (withoutLead.length === 0) return null;
  return (
    <Panel id="to-lead" title={`${name} leads no recommendation yet`}>
      <p>Their agency owns these recommendations, which have no lead.</p>
      <ul>
        {withoutLead.map(({ id, reference, shortTitle }) => (
          <li key={id}>
            <a href={`/recommendations/${reference}/owner`}>Name the lead of {reference}</a> {shortTitle}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
