import { redirect } from "next/navigation";
import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { SecondFactorHelp, SecondFactorSetUp } from "#app/components/forms/second-factor-set-up.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { localPath } from "#app/session/local-path.ts";
import { findPendingSignIn, findViewer, signInPath } from "#app/session/session.ts";
import { findSetUp } from "#lib/identity/second-factor/store.ts";
import { submitCode, submitSetUp, submitSetUpStart } from "./submit.ts";

export const generateMetadata = () => formMetadata("Your second factor");

export default page(SecondFactor);

/** Asks for the second factor after the password, or sets one up if the role must have one. */
async function SecondFactor({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next);
  const pending = await findPendingSignIn();
  if (!pending) redirect((await findViewer()) ? next : signInPath());
  const state = await formState();
  const setUp = pending.lacks === "set-up" ? await findSetUp(pending.personId) : null;
  return (
    <PageFrame>
      <PageHeader title={pending.lacks === "code" ? "Enter your code" : "Set up a second factor"}>
        For {pending.name}
      </PageHeader>
      <Columns
        label="Help with your second factor"
        side={
          <>
            {pending.lacks === "code" ? <LostPhone /> : <SecondFactorHelp />}
            <p className="mt-4">
              <a href="/sign-in">Sign in as another person</a>
            </p>
          </>
        }
      >
        {pending.lacks === "code" && (
          <Form submit={submitCode} state={state} button="Sign in" hidden={{ next }}>
            <TextField
              state={state}
              name="code"
              label="Code"
              hint="The six digits that your authenticator app shows, or one of your recovery codes."
              autoComplete="one-time-code"
            />
          </Form>
        )}
        {pending.lacks === "set-up" && !setUp && (
          <>
            <p>The business team must have a second factor. You set it up once, before anything else.</p>
            <Form submit={submitSetUpStart} state={state} button="Set it up" hidden={{ next }} />
          </>
        )}
        {setUp && (
          <SecondFactorSetUp setUp={setUp} label={pending.name} submit={submitSetUp} state={state} hidden={{ next }} />
        )}
      </Columns>
    </PageFrame>
  );
}

function LostPhone() {
  return (
    <Panel id="lost-phone" title="Lost your phone?">
      <p>Enter one of the recovery codes that you kept when you set up your second factor.</p>
      <p>If you have lost those too, ask the partnership’s business team to remove your second factor.</p>
    </Panel>
  );
}
