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
import { touchSession } from "#lib/identity/people/sessions.store.ts";
import { currentRequest } from "./request.ts";
import { sessionCookie } from "./session-cookie.ts";

/** The signed-in person, read from the database once for each request; null without a session. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const token = await sessionToken();
  const session = token ? await findSession(token) : null;
  if (!token || !session) return null;
  await touchSession(token, session).catch(ignoreUnavailable);
  return session.viewer;
});

/** The signed-in person. Without a session, redirects to the sign-in page, which leads back. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  redirect((await findPendingSignIn()) ? secondFactorPath() : signInPath());
}

/** The context of the signed-in person as of now. Without a session, redirects like requireViewer. */
export async function requireContext(): Promise<Context> {
  return currentContext(await requireViewer());
}

/** The session of a person who has entered their password but not their second factor yet; null without one. */
export async function findPendingSignIn(): Promise<(PendingSession & { readonly token: string }) | null> {
  const token = await sessionToken();
  const pending = token ? await findPendingSession(token) : null;
  return pending && token ? { ...pending, token } : null;
}

/** Throws Forbidden, and records the refusal, if the viewer may not use a command. */
export async function requireMay(viewer: Viewer, command: CommandName, responsible?: Responsible): Promise<void> {
  if (!mayDo(viewer, command, responsible)) await refuse(viewer, command);
}

/** Records a refusal and throws Forbidden. */
export async function refuse(viewer: Viewer, command: CommandName): Promise<never> {
  const refusal = new Forbidden(command, currentRequest().path);
  await recordRefusal(viewer, refusal);
  throw refusal;
}

/** Records that the viewer asked for a record that is hidden from them. */
export async function recordHidden(refusal: Hidden): Promise<void> {
  const viewer = await findViewer();
  if (viewer) await recordRefusal(viewer, refusal);
}

/** The token in the session cookie, whether the session is open or has ended. */
export async function sessionToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie(config()).name)?.value;
}

/** The path of the sign-in page, with the current page as `next`. */
export function signInPath(): string {
  return `/sign-in?next=${encodeURIComponent(currentPath())}`;
}

function secondFactorPath(): string {
  return `/second-factor?next=${encodeURIComponent(currentPath())}`;
}

/** Longer addresses lead back without their query, since they are longer still when they are part of another address. */
const LONGEST_WAY_BACK = 1000;

function currentPath(): string {
  const { path, search } = currentRequest();
  return search && search.length <= LONGEST_WAY_BACK ? `${path}?${search}` : path;
}

// Pages can still be read while nothing can be written.
function ignoreUnavailable(error: unknown) {
  if (!unavailableFrom(error)) throw error;
}
