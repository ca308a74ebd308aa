import { outcomeOf } from "#app/components/forms/outcome.ts";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { currentRequest } from "#app/session/request.ts";
import type { Throttled } from "#lib/core/errors.ts";

/** Too many links that do not work were tried from this address: 429, and how long to wait. */
export function WaitFirst({ tooSoon }: { tooSoon: Throttled }) {
  currentRequest().outcome = outcomeOf(tooSoon, {});
  return (
    <PageFrame>
      <h1>Wait a little, then open your link again</h1>
      <p>{tooSoon.message}</p>
      <p>Many links that do not work were opened from where you are. Yours is not used up by waiting.</p>
    </PageFrame>
  );
}
