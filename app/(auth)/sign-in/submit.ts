"use server";
import { submitPublicForm } from "#app/components/forms/submit.ts";
import { signInWith } from "#app/session/auth.ts";
import { localPath } from "#app/session/local-path.ts";
import { Invalid } from "#lib/core/errors.ts";
import { parse } from "#lib/core/input.ts";
import { credentialsInput } from "#lib/identity/people/rules.ts";

export async function submitSignIn(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ next, ...values }) => {
    const { email, password } = await parse(credentialsInput, values);
    if (!(await signInWith("password", { email, password })))
      throw new Invalid({ email: "The e-mail address or the password is not right." });
    return localPath(next);
  });
}
