"use server";
import { redirect } from "next/navigation";
import { sessionToken } from "#app/session/session.ts";
import { endSession } from "#lib/identity/people/store.ts";

/** Ends the session. Its cookie stays, good for nothing but to keep for its owner what they were typing on another page. */
export async function submitSignOut(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  redirect("/sign-in");
}
