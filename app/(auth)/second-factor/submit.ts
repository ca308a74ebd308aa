"use server";
import { submitOpenForm } from "#app/components/forms/submit.ts";
import { signInBy } from "#app/session/auth.ts";
import { localPath } from "#app/session/local-path.ts";
import { findHalfSessionHere } from "#app/session/session.ts";
import { startSetUp } from "#lib/identity/second-factor/store.ts";

/** The code was given: a whole session takes the place of the half one. */
export async function submitCode(form: FormData): Promise<void> {
  await submitOpenForm(form, async ({ code, next }) =>
    (await signInBy("second-factor", { code })) ? localPath(next) : "/sign-in",
  );
}

export async function submitBeginning(form: FormData): Promise<void> {
  await submitOpenForm(form, async ({ next }) => {
    const half = await findHalfSessionHere();
    if (half?.lacks === "set-up") await startSetUp(half.personId);
    return `/second-factor?next=${encodeURIComponent(localPath(next))}`;
  });
}

/** It is set up, with a code of it as proof: a whole session takes the place of the half one. */
export async function submitSetUp(form: FormData): Promise<void> {
  await submitOpenForm(form, async ({ code, kept, next }) =>
    (await signInBy("second-factor-set-up", { code, kept })) ? localPath(next) : "/sign-in",
  );
}
