import { and, eq, isNotNull, lt, ne, or } from "drizzle-orm";
import type { Reading, Writing } from "#db/client.ts";
import { devices, roleGrants, secondFactors, sessions } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { isLatest, type OpenSession, type PendingStep } from "./queries.ts";
import { DEVICE_LIMIT, IDLE_LIMIT, SEEN_INTERVAL, SESSION_LIMIT } from "./rules.ts";
import { hashToken, newToken } from "./tokens.ts";

/**
 * Creates a session and returns its token, of which only the hash is stored. If the person needs a second factor and
 * `isCodeGiven` is false, the session is pending and gives no access. Also deletes old sessions.
 */
export async function openSession(
  personId: number,
  {
    at = now(),
    browser = null,
    isCodeGiven = false,
  }: { at?: Instant; browser?: string | null; isCodeGiven?: boolean } = {},
): Promise<string> {
  const token = newToken();
  await database().write(async (on) => {
    await on
      .delete(sessions)
      .where(or(lt(sessions.seenAt, at - 24 * IDLE_LIMIT), lt(sessions.startedAt, at - 2 * SESSION_LIMIT)));
    const lacks = isCodeGiven ? null : await pendingStepOf(on, personId);
    // The new session replaces those that waited for the code.
    if (isCodeGiven) await on.delete(sessions).where(and(eq(sessions.personId, personId), isNotNull(sessions.lacks)));
    await on
      .insert(sessions)
      .values({ tokenHash: hashToken(token), personId, startedAt: at, seenAt: at, browser, lacks });
  });
  return token;
}

/** The step that a new session lacks after the password; null if none. Only this function decides it. */
async function pendingStepOf(on: Reading, personId: number): Promise<PendingStep | null> {
  const factor = await on
    .select({ confirmedAt: secondFactors.confirmedAt })
    .from(secondFactors)
    .where(eq(secondFactors.personId, personId))
    .get();
  if (factor && factor.confirmedAt !== null) return "code";
  if (config().secondFactor !== "business") return null;
  const grant = await on
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), isLatest(roleGrants)))
    .get();
  return grant?.role === "business" ? "set-up" : null;
}

/** Whether the person has signed in before from the browser with this token. */
export async function isKnownDevice(personId: number, token: string): Promise<boolean> {
  const known = and(eq(devices.tokenHash, hashToken(token)), eq(devices.personId, personId));
  const row = await database().reading.select({ usedAt: devices.usedAt }).from(devices).where(known).get();
  return row !== undefined;
}

/** Records a sign-in from the browser with this token. Also deletes browsers not used for 180 days. */
export async function rememberDevice(personId: number, token: string, at: Instant = now()): Promise<void> {
  const row = { tokenHash: hashToken(token), personId, usedAt: at };
  await database().write(async (on) => {
    await on.delete(devices).where(lt(devices.usedAt, at - DEVICE_LIMIT));
    await on
      .insert(devices)
      .values(row)
      .onConflictDoUpdate({ target: [devices.tokenHash, devices.personId], set: { usedAt: at } });
  });
}

/** Updates the last use of a session, at most once a minute. */
export async function touchSession(token: string, { seenAt }: OpenSession, at: Instant = now()): Promise<void> {
  if (at - seenAt < SEEN_INTERVAL) return;
  await database().write(async (on) => {
    await on
      .update(sessions)
      .set({ seenAt: at })
      .where(eq(sessions.tokenHash, hashToken(token)));
  });
}

/** Ends the session of a token. The row is kept, so that a draft can still be saved for its person. */
export async function endSession(token: string, at: Instant = now()): Promise<void> {
  await database().write(async (on) => {
    await on
      .update(sessions)
      .set({ endedAt: at })
      .where(eq(sessions.tokenHash, hashToken(token)));
  });
}

/** Ends one of the viewer's own sessions; without an id, all except the current one. */
export async function endOwnSessions(viewer: Viewer, { id, current }: { id?: string | undefined; current: string }) {
  const which = id === undefined ? ne(sessions.tokenHash, hashToken(current)) : eq(sessions.tokenHash, id);
  await database().write(async (on) => {
    await on.delete(sessions).where(and(eq(sessions.personId, viewer.personId ?? 0), which));
  });
}

/** Ends one session of a person; without an id, all of them, and deletes the known browsers too. */
export async function endSessions(on: Writing, personId: number, id?: string): Promise<void> {
  const which = id === undefined ? undefined : eq(sessions.tokenHash, id);
  await on.delete(sessions).where(and(eq(sessions.personId, personId), which));
  if (id === undefined) await on.delete(devices).where(eq(devices.personId, personId));
}
