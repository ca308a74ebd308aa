"use server";
import { submitPublicForm } from "#app/components/forms/submit.ts";
import { signInWith } from "#app/session/auth.ts";
import { setDeviceCookie } from "#app/session/device-cookie.ts";
import { verifyLink } from "#app/session/verify-link.ts";
import { NotFound } from "#lib/core/errors.ts";
import { acceptInvitation } from "#lib/identity/people/invitations.commands.ts";
import { recordSuccess } from "#lib/identity/throttling/store.ts";

export async function submitAcceptance(form: FormData): Promise<void> {
  await submitPublicForm(form, async (values) => {
    const link = typeof values.token === "string" ? await verifyLink(values.token) : null;
    if (!link) throw new NotFound("invitation");
    const { result } = await acceptInvitation(link.viewer, values);
    // Failed attempts of others, on this account or from the same network, must not delay the person now.
    await recordSuccess([{ kind: "account", value: result?.email ?? "" }]);
    if (result) await setDeviceCookie(result.personId);
    // The password is set even if signing in fails now, so the person can sign in with it later.
    const isSignedIn = await signInWith("password", { email: result?.email, password: values.password }).catch(
      () => false,
    );
    return isSignedIn ? "/" : "/sign-in";
  });
}
