import { and, eq, isNull } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { links, passwords, people, roleGrants, trail } from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import type { Role } from "#lib/core/viewer.ts";
import { endSessions } from "./sessions.store.ts";
import { hashToken, newToken } from "./tokens.ts";

/** Ends all sessions of a person and deletes their known browsers and unused links. */
export async function revokeAccess(on: Writing, personId: number): Promise<void> {
  await endSessions(on, personId);
  await on.delete(links).where(and(eq(links.personId, personId), isNull(links.usedAt)));
}

/** Creates a link for a person and returns its token. Deletes earlier links of the same purpose. */
export async function issueLink(
  on: Writing,
  link: { personId: number; purpose: "invitation" | "trial"; expiresAt: Instant },
): Promise<string> {
  const token = newToken();
  await on.delete(links).where(and(eq(links.personId, link.personId), eq(links.purpose, link.purpose)));
  await on.insert(links).values({ ...link, tokenHash: hashToken(token) });
  return token;
}

/** Marks an invitation as used, stores the password hash, and ends all sessions of the person. */
export async function savePassword(on: Writing, kept: { token: string; personId: number; hash: string; at: Instant }) {
  await endSessions(on, kept.personId);
  await on
    .update(links)
    .set({ usedAt: kept.at })
    .where(eq(links.tokenHash, hashToken(kept.token)));
  const value = { hash: kept.hash, setAt: kept.at };
  await on
    .insert(passwords)
    .values({ personId: kept.personId, ...value })
    .onConflictDoUpdate({ target: passwords.personId, set: value });
}

export interface TrialLink {
  readonly role: Role;
  readonly agencyId: number | null;
  readonly token: string;
}

/** Creates new sign-in links for the sample people of a trial, replacing those of the last run. */
export async function issueTrialLinks(): Promise<TrialLink[]> {
  const sample = and(eq(trail.sample, true), eq(trail.command, "invitePerson"));
  return database().write(async (on) => {
    const setUp = await on
      .select({ personId: people.id, role: roleGrants.role, agencyId: roleGrants.agencyId })
      .from(people)
      .innerJoin(trail, eq(trail.number, people.trail))
      .innerJoin(roleGrants, eq(roleGrants.trail, people.trail))
      .where(sample)
      .orderBy(people.id);
    const linked: TrialLink[] = [];
    for (const { personId, role, agencyId } of setUp)
      linked.push({
        role,
        agencyId,
        token: await issueLink(on, { personId, purpose: "trial", expiresAt: NEVER_EXPIRES }),
      });
    return linked;
  });
}

/** The links of a trial do not expire, since each start replaces them. */
const NEVER_EXPIRES = Date.UTC(2100, 0, 1);
