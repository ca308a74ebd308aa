import { PasswordField, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { verifyLink } from "#app/session/verify-link.ts";
import { Throttled } from "#lib/core/errors.ts";
import { submitAcceptance } from "./submit.ts";
import { TooManyAttempts } from "./too-many-attempts.tsx";
import { UnusableLink } from "./unusable-link.tsx";

export const generateMetadata = () => formMetadata("Set your password");

export default page(Invitation);

async function Invitation({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await verifyLink(token).catch(tooSoon);
  if (link instanceof Throttled) return <TooManyAttempts tooSoon={link} />;
  if (link?.purpose !== "invitation") return <UnusableLink />;
  const state = await formState();
  return (
    <PageFrame>
      <PageHeader title="Set your password">
        {link.needsName
          ? "You are the first person of the business team. You invite everyone else"
          : `For ${link.viewer.name}. You sign in with ${link.email}`}
      </PageHeader>
      <Columns label="Choosing a password" side={<PasswordAdvice />}>
        <Form submit={submitAcceptance} state={state} button="Set the password and sign in" hidden={{ token }}>
          {link.needsName && (
            <>
              <TextField
                state={state}
                name="name"
                label="Your name"
                hint="How your name will appear on what you do here."
                autoComplete="name"
              />
              <TextField state={state} name="email" type="email" label="Your e-mail address" autoComplete="username" />
            </>
          )}
          <PasswordField
            state={state}
            name="password"
            label="Password"
            hint="At least 12 characters."
            autoComplete="new-password"
          />
          <PasswordField
            state={state}
            name="passwordAgain"
            label="The same password again"
            autoComplete="new-password"
          />
        </Form>
      </Columns>
    </PageFrame>
  );
}

function PasswordAdvice() {
  return (
    <Panel id="advice" title="A good password">
      <ul className="list-disc space-y-2 pl-5">
        <li>Three or four words that do not belong together are a good choice.</li>
        <li>Do not use your name, or a password that you use elsewhere.</li>
        <li>A password manager can make and remember one for you.</li>
      </ul>
    </Panel>
  );
}

function tooSoon(error: unknown): Throttled {
  if (error instanceof Throttled) return error;
  throw error;
}
