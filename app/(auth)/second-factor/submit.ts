"use server";
import { submitPublicForm } from "#app/components/forms/submit.ts";
import { signInWith } from "#app/session/auth.ts";
import { localPath } from "#app/session/local-path.ts";
import { findPendingSignIn } from "#app/session/session.ts";
import { beginSetUp } from "#lib/identity/second-factor/store.ts";

/** The code was given: a whole session takes the place of the half one. */
export async function submitCode(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ code, next }) =>
    (await signInWith("second-factor", { code })) ? localPath(next) : "/sign-in",
  );
}

export async function submitBeginning(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ next }) => {
    const half = await findPendingSignIn();
    if (half?.lacks === "set-up") await beginSetUp(half.personId);
    return `/second-factor?next=${encodeURIComponent(localPath(next))}`;
  });
}

/** It is set up, with a code of it as proof: a whole session takes the place of the half one. */
export async function submitSetUp(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ code, kept, next }) =>
    (await signInWith("second-factor-set-up", { code, kept })) ? localPath(next) : "/sign-in",
  );
}
