import { redirect } from "next/navigation";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { SecondFactorHelp, SecondFactorSetUp } from "#app/components/forms/second-factor-set-up.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext } from "#app/session/session.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { findSetUp } from "#lib/identity/second-factor/store.ts";
import { submitSetUp, submitSetUpStart } from "./submit.ts";

export const generateMetadata = () => formMetadata("Set up a second factor");

export default page(SetUpSecondFactor);

async function SetUpSecondFactor() {
  const ctx = await requireContext();
  const personId = ctx.viewer.personId ?? 0;
  if ((await secondFactorOf(ctx, personId)).since !== null) redirect("/account");
  const setUp = await findSetUp(personId);
  const state = await formState();
  return (
    <>
      <PageHeader title="Set up a second factor" parents={[{ href: "/account", label: "Your account" }]} />
      <Columns label="About a second factor" side={<SecondFactorHelp />}>
        {setUp ? (
          <SecondFactorSetUp
            setUp={setUp}
            label={ctx.viewer.name}
            submit={submitSetUp}
            state={state}
            cancel="/account"
          />
        ) : (
          <>
            <p>You need your phone, and an app on it that shows codes. It takes about three minutes.</p>
            <Form submit={submitSetUpStart} state={state} button="Set it up" cancel="/account" />
          </>
        )}
      </Columns>
    </>
  );
}
