"use server";
import { AuthError } from "next-auth";
import { signIn } from "#app/_shell/auth.ts";
import { linkTried } from "#app/_shell/link-tried.ts";
import { submitOpenForm } from "#app/_shell/submit.ts";
import { NotFound } from "#lib/core/errors.ts";
import { acceptInvitation } from "#lib/people/commands.ts";
import { forgive } from "#lib/throttling/store.ts";

export async function submitAcceptance(form: FormData): Promise<void> {
  await submitOpenForm(form, async (typed) => {
    const link = typeof typed.token === "string" ? await linkTried(typed.token) : null;
    if (!link) throw new NotFound("invitation");
    const { result } = await acceptInvitation(link.viewer, typed);
    // Whoever guessed at their password before does not keep them out now.
    await forgive([{ kind: "account", whose: result?.email ?? "" }]);
    try {
      await signIn("password", { email: result?.email, password: typed.password, redirect: false });
    } catch (error) {
      // The password is set all the same: they can sign in with it.
      if (error instanceof AuthError) return "/sign-in";
      throw error;
    }
    return "/";
  });
}
