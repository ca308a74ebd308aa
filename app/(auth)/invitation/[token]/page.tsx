import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
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
      <h1>Set your password</h1>
      <p className="asat">
        {link.needsName
          ? "You are the first of the business team: you invite everybody else"
          : `For ${link.viewer.name}. You sign in with ${link.email}`}
      </p>
      <Form submit={submitAcceptance} state={state} button="Set the password and sign in" hidden={{ token }}>
        {link.needsName && (
          <>
            <TextField
              state={state}
              name="name"
              label="Your name"
              hint="As it is to stand on what you do here."
              autoComplete="name"
            />
            <TextField state={state} name="email" type="email" label="Your e-mail address" autoComplete="username" />
          </>
        )}
        <TextField
          state={state}
          name="password"
          type="password"
          label="Password"
          hint="At least 12 characters. Three or four words that do not belong together are a good choice."
          autoComplete="new-password"
        />
        <TextField
          state={state}
          name="passwordAgain"
          type="password"
          label="The same password again"
          autoComplete="new-password"
        />
      </Form>
    </PageFrame>
  );
}

function tooSoon(error: unknown): Throttled {
  if (error instanceof Throttled) return error;
  throw error;
}
