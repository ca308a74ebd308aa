import { failureFrom } from "#app/components/forms/failure.ts";
import { MessagePage } from "#app/components/layout/message-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { currentRequest } from "#app/session/request.ts";
import { NotFound } from "#lib/core/errors.ts";

/** The page with status 404 for a link that was used, has expired or was replaced. */
export function UnusableLink() {
  currentRequest().failure ??= failureFrom(new NotFound("invitation"), {});
  return (
    <PageFrame>
      <MessagePage
        title="This link no longer works"
        link={{ href: "/sign-in", label: "Go to sign in" }}
        side={
          <Panel id="about-links" title="How links work">
            <p className="text-sm">A link works once, for 72 hours, and only until a newer one is sent.</p>
          </Panel>
        }
      >
        <p>
          If you have set your password already, sign in with it. If not, ask the partnership’s business team for a new
          link.
        </p>
      </MessagePage>
    </PageFrame>
  );
}
