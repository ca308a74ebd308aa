import { Button } from "#app/components/layout/button.tsx";
import type { Context } from "#lib/core/context.ts";
import { countOwnDecisions } from "#lib/reporting/confirmations/next-step.ts";

/** The button that records a decision and opens the form of the next one, where another is left for this viewer. */
export async function NextDecisionButton({ ctx }: { ctx: Context }) {
  if ((await countOwnDecisions(ctx)) < 2) return null;
  return (
    <Button variant="outlined" name="then" value="next">
      Record, and open the next decision
    </Button>
  );
}
