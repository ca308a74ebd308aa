import { formatDate } from "#lib/core/clock.ts";
import type { ToDecide } from "#lib/reporting/tasks/queries.ts";
import type { OnlyFilter } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { Line, More, Part } from "./work-part.tsx";

const kinds: readonly {
  readonly of: "signOffs" | "newDates" | "owners" | "rechecks";
  readonly only: OnlyFilter;
  readonly describe: (one: RecommendationStatus) => string;
}[] = [
  { of: "signOffs", only: "awaiting-sign-off", describe: () => "sign-off asked for" },
  {
    of: "newDates",
    only: "new-date",
    describe: ({ requestedDueOn }) => `${requestedDueOn ? formatDate(requestedDueOn) : ""} asked for`,
  },
  { of: "owners", only: "to-confirm", describe: () => "owner to be confirmed" },
  {
    of: "rechecks",
    only: "recheck-due",
    describe: ({ assurance }) => `re-check due since ${assurance?.recheckOn ? formatDate(assurance.recheckOn) : ""}`,
  },
];

/** The decisions that wait for the Executive, of every kind. */
export function WaitingForExecutive({ toDecide }: { toDecide: ToDecide }) {
  return (
    <Part title="Waiting for the Executive" count={countWaiting(toDecide)}>
      {kinds.flatMap(({ of, only, describe }) => [
        ...toDecide[of].map((one) => (
          <Line key={`${of} ${one.id}`} of={one}>
            {describe(one)}
          </Line>
        )),
        <More
          key={`all ${of}`}
          total={toDecide.counts[of]}
          shown={toDecide[of].length}
          href={`/recommendations?only=${only}`}
        />,
      ])}
    </Part>
  );
}

/** How many decisions wait for the Executive. */
export function countWaiting({ counts: { signOffs, newDates, owners, rechecks } }: ToDecide): number {
  return signOffs + newDates + owners + rechecks;
}
