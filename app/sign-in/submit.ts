"use server";
import { signInBy } from "#app/_shell/auth.ts";
import { localPath } from "#app/_shell/local-path.ts";
import { submitOpenForm } from "#app/_shell/submit.ts";
import { Invalid } from "#lib/core/errors.ts";

export async function submitSignIn(form: FormData): Promise<void> {
  await submitOpenForm(form, async ({ email, password, next }) => {
    if (!(await signInBy("password", { email, password })))
      throw new Invalid({ email: "The e-mail address or the password is not right." });
    return localPath(next);
  });
}
