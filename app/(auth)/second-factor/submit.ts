"use server";
import { submitPublicForm } from "#app/components/forms/submit.ts";
import { signInWith } from "#app/session/auth.ts";
import { localPath } from "#app/session/local-path.ts";
import { findPendingSignIn } from "#app/session/session.ts";
import { startSetUp } from "#lib/identity/second-factor/store.ts";

/** Completes the pending sign-in with a code. */
export async function submitCode(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ code, next }) =>
    (await signInWith("second-factor", { code })) ? localPath(next) : "/sign-in",
  );
}

export async function submitSetUpStart(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ next }) => {
    const pending = await findPendingSignIn();
    if (pending?.lacks === "set-up") await startSetUp(pending.personId);
    return `/second-factor?next=${encodeURIComponent(localPath(next))}`;
  });
}

/** Turns the second factor on with a code from the app, and completes the pending sign-in. */
export async function submitSetUp(form: FormData): Promise<void> {
  await submitPublicForm(form, async ({ code, kept, next }) =>
    (await signInWith("second-factor-set-up", { code, kept })) ? localPath(next) : "/sign-in",
  );
}
