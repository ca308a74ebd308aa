import type { Metadata } from "next";
import { ActiveSessionsTable } from "#app/components/layout/active-sessions-table.tsx";
import { Button, ButtonLink } from "#app/components/layout/button.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { ShortcutSetting } from "#app/components/layout/shortcut-setting.tsx";
import { isSecondFactorRequired } from "#app/session/second-factor.ts";
import { requireContext, sessionToken } from "#app/session/session.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { listSessions } from "#lib/identity/people/queries.ts";
import { hashToken } from "#lib/identity/people/tokens.ts";
import { type SecondFactor, secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { actionField } from "#server/next-internals.ts";
import { submitEndSession } from "./submit.ts";

export const metadata: Metadata = { title: "Your account" };

export default page(Account);

async function Account() {
  const ctx = await requireContext();
  const personId = ctx.viewer.personId ?? 0;
  const sessions = await listSessions(ctx, personId);
  const factor = await secondFactorOf(ctx, personId);
  const current = hashToken((await sessionToken()) ?? "");
  return (
    <>
      <PageHeader title="Your account">
        {ctx.viewer.name} · {roleNames[ctx.viewer.role]}
      </PageHeader>
      <Columns
        label="Second factor and settings"
        side={
          <>
            <SecondFactorStatus factor={factor} isRequired={isSecondFactorRequired(ctx.viewer)} />
            <Panel id="password" title="Password">
              <p className="text-sm">To change it, ask the partnership’s business team for a new link.</p>
            </Panel>
            <ShortcutSetting />
          </>
        }
      >
        <h2>Where you are signed in</h2>
        <p>You are signed out half an hour after you last used the tracker, and after twelve hours in any case.</p>
        <ActiveSessionsTable
          sessions={sessions}
          current={current}
          end={({ id, browser }) =>
            id !== current && <EndSessionForm session={id} label={`Sign out ${browser ?? "there"}`} />
          }
        />
        {sessions.length > 1 && (
          <div className="mt-4">
            <EndSessionForm session="" label="Sign out everywhere else" />
          </div>
        )}
        <p className="mt-4 text-soft">
          If you do not recognise one of these, sign it out, and ask the partnership’s business team for a new link to
          set another password.
        </p>
      </Columns>
    </>
  );
}

function SecondFactorStatus({ factor, isRequired }: { factor: SecondFactor; isRequired: boolean }) {
  return (
    <Panel id="second-factor" title="Second factor">
      <p className="text-sm">{factorInWords(factor)}</p>
      {factor.since === null && <ButtonLink href="/account/second-factor">Set up a second factor</ButtonLink>}
      {factor.since !== null && !isRequired && (
        <ButtonLink href="/account/second-factor/turn-off">Turn it off</ButtonLink>
      )}
      {factor.since !== null && isRequired && <p className="text-sm text-soft">Your role must have one.</p>}
    </Panel>
  );
}

function factorInWords({ since, recoveryCodesLeft }: SecondFactor): string {
  if (since === null) return "You sign in with only your password. A code from your phone makes that safer.";
  const left = recoveryCodesLeft === 1 ? "One recovery code is" : `${recoveryCodesLeft || "No"} recovery codes are`;
  return `Since ${formatDate(dateOf(since))} you enter a code after your password. ${left} left.`;
}

/** A button that ends one of the viewer’s sessions, or all but the current one if `session` is empty. */
function EndSessionForm({ session, label }: { session: string; label: string }) {
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name={actionField(submitEndSession)} />
      <input type="hidden" name="session" value={session} />
      <Button variant="link">{label}</Button>
    </form>
  );
}
