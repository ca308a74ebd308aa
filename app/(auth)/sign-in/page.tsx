import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { config } from "#lib/core/config.ts";
import { submitSignIn } from "./submit.ts";

export const generateMetadata = () => formMetadata("Sign in");

export default page(SignIn);

async function SignIn({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const state = await formState();
  return (
    <PageFrame>
      <h1>Sign in</h1>
      <Form
        submit={submitSignIn}
        state={state}
        button="Sign in"
        hidden={{ next: typeof next === "string" ? next : "" }}
      >
        <TextField state={state} name="email" type="email" label="E-mail address" autoComplete="username" />
        <TextField state={state} name="password" type="password" label="Password" autoComplete="current-password" />
      </Form>
      <p className="soft">
        {config().mode === "trial"
          ? "This is a trial: sign in with one of the links printed where it was started."
          : "By invitation only. If your link or password does not work, ask the partnership's business team for a new link."}
      </p>
    </PageFrame>
  );
}
