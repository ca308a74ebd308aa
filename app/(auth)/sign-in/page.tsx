import { PasswordField, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { config } from "#lib/core/config.ts";
import { submitSignIn } from "./submit.ts";

export const generateMetadata = () => formMetadata("Sign in");

export default page(SignIn);

async function SignIn({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const state = await formState();
  return (
    <PageFrame>
      <PageHeader title="Sign in" />
      <Columns label="Help with signing in" side={config().mode === "trial" ? <TrialHelp /> : <SignInHelp />}>
        <Form
          submit={submitSignIn}
          state={state}
          button="Sign in"
          hidden={{ next: typeof next === "string" ? next : "" }}
        >
          <TextField state={state} name="email" type="email" label="E-mail address" autoComplete="username" />
          <PasswordField state={state} name="password" label="Password" autoComplete="current-password" />
        </Form>
      </Columns>
    </PageFrame>
  );
}

function SignInHelp() {
  return (
    <Panel id="help" title="Forgotten your password?">
      <p>Ask the partnership’s business team for a new link. It lets you set another password.</p>
      <p>You can only sign in if the business team has invited you.</p>
    </Panel>
  );
}

function TrialHelp() {
  return (
    <Panel id="help" title="This is a trial">
      <p>Sign in with one of the links printed where it was started.</p>
    </Panel>
  );
}
