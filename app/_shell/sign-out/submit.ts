"use server";
import { endSession } from "#lib/people/store.ts";
import { signOut } from "../auth.ts";
import { sessionToken } from "../session.ts";

export async function submitSignOut(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  await signOut({ redirectTo: "/sign-in" });
}
