"use server";
import { submitPublicForm } from "#app/components/forms/submit.ts";
import { signInWith } from "#app/session/auth.ts";
import { verifyLink } from "#app/session/verify-link.ts";
import { NotFound } from "#lib/core/errors.ts";
import { acceptInvitation } from "#lib/identity/people/commands.ts";
import { forgive } from "#lib/identity/throttling/store.ts";

export async function submitAcceptance(form: FormData): Promise<void> {
  await submitPublicForm(form, async (values) => {
    const link = typeof values.token === "string" ? await verifyLink(values.token) : null;
    if (!link) throw new NotFound("invitation");
    const { result } = await acceptInvitation(link.viewer, values);
    // Whoever guessed at their password before does not keep them out now.
    await forgive([{ kind: "account", whose: result?.email ?? "" }]);
    // The password is set all the same, if nobody is let in just now: they can sign in with it.
    const isIn = await signInWith("password", { email: result?.email, password: values.password }).catch(() => false);
    return isIn ? "/" : "/sign-in";
  });
}
