import type { Metadata } from "next";
import { ActiveSessionsTable } from "#app/components/layout/active-sessions-table.tsx";
import { page } from "#app/components/layout/define-page.tsx";
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
      <h1>Your account</h1>
      <p className="asat">
        {ctx.viewer.name} · {roleNames[ctx.viewer.role]}
      </p>
      <SecondFactorStatus factor={factor} isRequired={isSecondFactorRequired(ctx.viewer)} />
      <h2>Where you are signed in</h2>
      <p>A session ends half an hour after it was last used, and after twelve hours in any case.</p>
      <ActiveSessionsTable
        sessions={sessions}
        current={current}
        end={({ id, browser }) =>
          id !== current && <EndSessionForm session={id} label={`Sign out ${browser ?? "there"}`} />
        }
      />
      {sessions.length > 1 && (
        <div className="buttons">
          <EndSessionForm session="" label="Sign out everywhere else" />
        </div>
      )}
      <p className="soft">
        Something here that was not you? Sign it out, and ask the partnership’s business team for a new link to set
        another password.
      </p>
    </>
  );
}

function SecondFactorStatus({ factor, isRequired }: { factor: SecondFactor; isRequired: boolean }) {
  return (
    <>
      <h2>Second factor</h2>
      <p>{factorInWords(factor)}</p>
      {factor.since === null && (
        <p>
          <a href="/account/second-factor">Set up a second factor</a>
        </p>
      )}
      {factor.since !== null && !isRequired && (
        <p>
          <a href="/account/second-factor/turn-off">Turn it off</a>
        </p>
      )}
      {factor.since !== null && isRequired && <p className="soft">Your role has to have one here.</p>}
    </>
  );
}

function factorInWords({ since, recoveryCodesLeft }: SecondFactor): string {
  if (since === null) return "You sign in by your password alone.";
  const left = recoveryCodesLeft === 1 ? "One recovery code is" : `${recoveryCodesLeft || "No"} recovery codes are`;
  return `Since ${formatDate(dateOf(since))} you give a code after your password. ${left} left.`;
}

/** A button that ends one of the viewer’s sessions, or all but the current one if `session` is empty. */
function EndSessionForm({ session, label }: { session: string; label: string }) {
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name={actionField(submitEndSession)} />
      <input type="hidden" name="session" value={session} />
      <button type="submit" className="link">
        {label}
      </button>
    </form>
  );
}
