import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type CommandName, mayDo, type Responsible } from "#lib/core/access.ts";
import { recordRefusal } from "#lib/core/command.ts";
import { config } from "#lib/core/config.ts";
import type { Context } from "#lib/core/context.ts";
import { currentContext } from "#lib/core/context.ts";
import { Forbidden, type Hidden, unavailableFrom } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { findPendingSession, findSession, type PendingSession } from "#lib/identity/people/queries.ts";
import { touchSession } from "#lib/identity/people/store.ts";
import { currentRequest } from "./request.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Who asks, read from the database at each request; null where nobody is signed in. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const token = await sessionToken();
  const session = token ? await findSession(token) : null;
  if (!token || !session) return null;
  await touchSession(token, session).catch(unlessUnavailable);
  return session.viewer;
});

/** Who asks; whoever is not signed in is sent to sign in and then back. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  redirect((await findHalfSessionHere()) ? secondFactorPath() : signInPath());
}

/** The context of a page as of now; sends a visitor who is not signed in to sign in and back. */
export async function requireContext(): Promise<Context> {
  return currentContext(await requireViewer());
}

/** Who has given their password here and no code yet, with the token of that session; null for everybody else. */
export async function findHalfSessionHere(): Promise<(PendingSession & { readonly token: string }) | null> {
  const token = await sessionToken();
  const half = token ? await findPendingSession(token) : null;
  return half && token ? { ...half, token } : null;
}

/** For a page whose form does one thing: throws Forbidden for whoever may not do it. The refusal is recorded. */
export async function requireMay(viewer: Viewer, command: CommandName, responsible?: Responsible): Promise<void> {
  if (!mayDo(viewer, command, responsible)) await refuse(viewer, command);
}

/** Throws Forbidden, and records it. */
export async function refuse(viewer: Viewer, command: CommandName): Promise<never> {
  const refusal = new Forbidden(command, currentRequest().path);
  await recordRefusal(viewer, refusal);
  throw refusal;
}

/** Records that somebody asked for what is not theirs to see. */
export async function recordHidden(refusal: Hidden): Promise<void> {
  const viewer = await findViewer();
  if (viewer) await recordRefusal(viewer, refusal);
}

/** The token in the session's cookie, open or not. */
export async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie(config()).name)?.value;
}

/** Where to sign in, and then come back to this page. */
export function signInPath(): string {
  return `/sign-in?next=${encodeURIComponent(thisPath())}`;
}

function secondFactorPath(): string {
  return `/second-factor?next=${encodeURIComponent(thisPath())}`;
}

function thisPath(): string {
  const { path, search } = currentRequest();
  return search ? `${path}?${search}` : path;
}

// Reading goes on while nothing can be written.
function unlessUnavailable(error: unknown) {
  if (!unavailableFrom(error)) throw error;
}
