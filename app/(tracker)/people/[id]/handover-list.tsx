import { formatInstant } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { listed } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listHandoversOfPerson } from "#lib/recommendations/handover.queries.ts";

/** The handovers from and to a person. */
export async function HandoverList({ ctx, personId }: { ctx: Context; personId: number }) {
  const handovers = await listHandoversOfPerson(ctx, personId);
  if (handovers.length === 0) return null;
  const names = await namesOfPeople(ctx);
  return (
    <>
      <h2>Handed over</h2>
      <ul>
        {handovers.map((handover) => (
          <li key={handover.trail}>
            {formatInstant(handover.at)}: from {names.get(handover.fromPersonId)} to {names.get(handover.toPersonId)},{" "}
            {listed(handover.references) || "actions"}{" "}
            <small className={handover.acceptedAt === null ? "warn" : undefined}>
              {handover.acceptedAt === null ? "not accepted yet" : `accepted ${formatInstant(handover.acceptedAt)}`}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
