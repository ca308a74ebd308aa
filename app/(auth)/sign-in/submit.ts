"use server";
import { submitOpenForm } from "#app/components/forms/submit.ts";
import { signInBy } from "#app/session/auth.ts";
import { localPath } from "#app/session/local-path.ts";
import { Invalid } from "#lib/core/errors.ts";

export async function submitSignIn(form: FormData): Promise<void> {
  await submitOpenForm(form, async ({ email, password, next }) => {
    if (!(await signInBy("password", { email, password })))
      throw new Invalid({ email: "The e-mail address or the password is not right." });
    return localPath(next);
  });
}
