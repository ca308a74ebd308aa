"use server";
import { redirect } from "next/navigation";
import { endSession } from "#lib/people/store.ts";
import { sessionToken } from "../session.ts";

/** Ends the session. Its cookie stays, good for nothing but to keep for its owner what they were typing on another page. */
export async function submitSignOut(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  redirect("/sign-in");
}
