"use server";
import { AuthError } from "next-auth";
import { HeldOff, signIn } from "#app/_shell/auth.ts";
import { localPath } from "#app/_shell/local-path.ts";
import { submitOpenForm } from "#app/_shell/submit.ts";
import { Invalid } from "#lib/core/errors.ts";

export async function submitSignIn(form: FormData): Promise<void> {
  await submitOpenForm(form, async ({ email, password, next }) => {
    try {
      await signIn("password", { email, password, redirect: false });
    } catch (error) {
      if (error instanceof HeldOff) throw error.tooSoon;
      if (error instanceof AuthError) throw new Invalid({ email: "The e-mail address or the password is not right." });
      throw error;
    }
    return localPath(next);
  });
}
