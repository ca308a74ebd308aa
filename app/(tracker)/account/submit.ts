"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { sessionToken } from "#app/session/session.ts";
import { endOwnSessions } from "#lib/identity/people/sessions.store.ts";

/** Ends one of the viewer’s sessions, or all but the current one. */
export async function submitEndSession(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, { session }) => {
    const id = typeof session === "string" && session !== "" ? session : undefined;
    await endOwnSessions(viewer, { id, current: (await sessionToken()) ?? "" });
    return "/account";
  });
}
