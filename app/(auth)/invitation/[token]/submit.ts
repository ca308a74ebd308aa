"use server";
import { submitOpenForm } from "#app/components/forms/submit.ts";
import { signInBy } from "#app/session/auth.ts";
import { verifyLink } from "#app/session/verify-link.ts";
import { NotFound } from "#lib/core/errors.ts";
import { acceptInvitation } from "#lib/identity/people/commands.ts";
import { recordSuccess } from "#lib/identity/throttling/store.ts";

export async function submitAcceptance(form: FormData): Promise<void> {
  await submitOpenForm(form, async (typed) => {
    const link = typeof typed.token === "string" ? await verifyLink(typed.token) : null;
    if (!link) throw new NotFound("invitation");
    const { result } = await acceptInvitation(link.viewer, typed);
    // Whoever guessed at their password before does not keep them out now.
    await recordSuccess([{ kind: "account", value: result?.email ?? "" }]);
    // The password is set all the same, if nobody is let in just now: they can sign in with it.
    const isIn = await signInBy("password", { email: result?.email, password: typed.password }).catch(() => false);
    return isIn ? "/" : "/sign-in";
  });
}
