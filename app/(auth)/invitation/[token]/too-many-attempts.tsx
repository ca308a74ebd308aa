import { failureFrom } from "#app/components/forms/failure.ts";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { currentRequest } from "#app/session/request.ts";
import type { Throttled } from "#lib/core/errors.ts";

/** The page with status 429 that says how long to wait after too many invalid links from one network address. */
export function TooManyAttempts({ tooSoon }: { tooSoon: Throttled }) {
  currentRequest().failure = failureFrom(tooSoon, {});
  return (
    <PageFrame>
      <h1>Wait a little, then open your link again</h1>
      <p>{tooSoon.message}</p>
      <p>Many links that do not work were opened from where you are. Yours is not used up by waiting.</p>
    </PageFrame>
  );
}
