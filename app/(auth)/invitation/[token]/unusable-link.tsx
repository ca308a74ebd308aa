import { failureFrom } from "#app/components/forms/failure.ts";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { currentRequest } from "#app/session/request.ts";
import { NotFound } from "#lib/core/errors.ts";

/** The page with status 404 for a link that was used, has expired or was replaced. */
export function UnusableLink() {
  currentRequest().failure ??= failureFrom(new NotFound("invitation"), {});
  return (
    <PageFrame>
      <h1>This link does not work any more</h1>
      <p>
        A link works once, for 72 hours, and only until a newer one is sent. If you have set your password already,{" "}
        <a href="/sign-in">sign in</a> with it.
      </p>
      <p>If not, ask the partnership’s business team to send you a new link.</p>
    </PageFrame>
  );
}
