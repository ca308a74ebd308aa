import { redirect } from "next/navigation";
import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { SecondFactorIntroduction, SecondFactorSetUp } from "#app/components/forms/second-factor-set-up.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { localPath } from "#app/session/local-path.ts";
import { findPendingSignIn, findViewer, signInPath } from "#app/session/session.ts";
import { findSetUp } from "#lib/identity/second-factor/store.ts";
import { submitBeginning, submitCode, submitSetUp } from "./submit.ts";

export const generateMetadata = () => formMetadata("Your second factor");

export default page(SecondFactor);

/** Between the password and the tracker, for those whose password is not enough. */
async function SecondFactor({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next);
  const half = await findPendingSignIn();
  if (!half) redirect((await findViewer()) ? next : signInPath());
  const state = await formState();
  const begun = half.lacks === "set-up" ? await findSetUp(half.personId) : null;
  return (
    <PageFrame>
      <h1>{half.lacks === "code" ? "Enter your code" : "Set up a second factor"}</h1>
      <p className="asat">For {half.name}</p>
      {half.lacks === "code" && (
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
      {half.lacks === "set-up" && !begun && (
        <>
          <p>The business team has to have a second factor here. You set it up once, before anything else.</p>
          <SecondFactorIntroduction />
          <Form submit={submitBeginning} state={state} button="Set it up" hidden={{ next }} />
        </>
      )}
      {begun && (
        <SecondFactorSetUp setUp={begun} label={half.name} submit={submitSetUp} state={state} hidden={{ next }} />
      )}
      <p className="soft">
        {half.lacks === "code" &&
          "Lost both your phone and your recovery codes? Ask the partnership’s business team to remove your second factor. "}
        <a href="/sign-in">Sign in as somebody else</a>
      </p>
    </PageFrame>
  );
}
