import { failureFrom } from "#app/components/forms/failure.ts";
import { MessagePage } from "#app/components/layout/message-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { currentRequest } from "#app/session/request.ts";
import type { Throttled } from "#lib/core/errors.ts";

/** The page with status 429 for one more link that does not work, after too many from one network address. */
export function TooManyAttempts({ tooSoon }: { tooSoon: Throttled }) {
  currentRequest().failure = failureFrom(tooSoon, {});
  return (
    <PageFrame>
      <MessagePage
        title="This link does not work"
        link={null}
        side={
          <Panel id="about-links" title="Check your link">
            <p className="text-sm">
              Check that you copied all of the link. If it still does not work, ask the partnership’s business team for
              a new one. A link that works opens at once.
            </p>
          </Panel>
        }
      >
        <p>Many links that do not work were opened from your network. {tooSoon.message}</p>
      </MessagePage>
    </PageFrame>
  );
}
