"use server";
import { redirect } from "next/navigation";
import { sessionToken } from "#app/session/session.ts";
import { endSession } from "#lib/identity/people/sessions.store.ts";

/** Ends the session. Its cookie stays, so that a form still open in another tab is saved as a draft of its owner. */
export async function submitSignOut(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  redirect("/sign-in");
}
