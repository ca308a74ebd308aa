import { TaskList } from "#app/components/layout/task-list.tsx";
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
      <TaskList>
        {handovers.map((handover) => (
          <li key={handover.trail}>
            {listed(handover.references) || "Actions"}, from {names.get(handover.fromPersonId)} to{" "}
            {names.get(handover.toPersonId)}
            <small className={handover.acceptedAt === null ? "text-red" : undefined}>
              {formatInstant(handover.at)},{" "}
              {handover.acceptedAt === null ? "not accepted yet" : `accepted on ${formatInstant(handover.acceptedAt)}`}
            </small>
          </li>
        ))}
      </TaskList>
    </>
  );
}
