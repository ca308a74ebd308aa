"use server";
import { sessionToken } from "#app/_shell/session.ts";
import { submitForm } from "#app/_shell/submit.ts";
import { endOwnSessions } from "#lib/people/store.ts";

/** Ends one of the viewer's own sessions, or all but this one. */
export async function submitSigningOut(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, { session }) => {
    const id = typeof session === "string" && session !== "" ? session : undefined;
    await endOwnSessions(viewer, { id, current: (await sessionToken()) ?? "" });
    return "/account";
  });
}
