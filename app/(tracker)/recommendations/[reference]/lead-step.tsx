import { mayDo } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { listed } from "#lib/core/text.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";

/** What to do so that a recommendation without a lead gets one: an invited person is not its lead until they are named. */
export async function LeadStep({
  ctx,
  reference,
  ownership: { owner, responsible },
}: {
  ctx: Context;
  reference: string;
  ownership: Ownership;
}) {
  if (!mayDo(ctx.viewer, "assignOwner")) return "The business team names the lead.";
  if (responsible.owner === null) return null;
  const invited = (await listLeads(ctx)).filter(({ agencyId }) => agencyId === responsible.owner);
  const agency = formatOwner(owner);
  return invited.length > 0 ? (
    <>
      {listed(invited.map(({ name }) => name))} can report for {agency}:{" "}
      <a href={`/recommendations/${reference}/owner`}>name the lead</a>
    </>
  ) : (
    <>
      No one can report for {agency} yet: <a href="/people/invite">invite a person</a>, then name them as the lead here.
    </>
  );
}
