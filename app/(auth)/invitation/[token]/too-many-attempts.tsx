import { failureFrom } from "#app/components/forms/failure.ts";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { currentRequest } from "#app/session/request.ts";
import type { Throttled } from "#lib/core/errors.ts";

/** The page with status 429 for one more link that does not work, after too many from one network address. */
export function TooManyAttempts({ tooSoon }: { tooSoon: Throttled }) {
  currentRequest().failure = failureFrom(tooSoon, {});
  return (
    <PageFrame>
      <h1>This link does not work</h1>
      <p>Many links that do not work were opened from where you are. {tooSoon.message}</p>
      <p>
        Check that all of the link was copied. If it still does not work, ask the partnership’s business team to send
        you a new one: a link that works opens at once.
      </p>
    </PageFrame>
  );
}
