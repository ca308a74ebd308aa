import { redirect } from "next/navigation";
import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { SecondFactorIntroduction, SecondFactorSetUp } from "#app/components/forms/second-factor-set-up.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
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
      <h1>{pending.lacks === "code" ? "Enter your code" : "Set up a second factor"}</h1>
      <p className="asat">For {pending.name}</p>
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
          <p>The business team has to have a second factor here. You set it up once, before anything else.</p>
          <SecondFactorIntroduction />
          <Form submit={submitSetUpStart} state={state} button="Set it up" hidden={{ next }} />
        </>
      )}
      {setUp && (
        <SecondFactorSetUp setUp={setUp} label={pending.name} submit={submitSetUp} state={state} hidden={{ next }} />
      )}
      <p className="soft">
        {pending.lacks === "code" &&
          "Lost both your phone and your recovery codes? Ask the partnership’s business team to remove your second factor. "}
        <a href="/sign-in">Sign in as somebody else</a>
      </p>
    </PageFrame>
  );
}
