import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Reading } from "#db/client.ts";
import { links, passwords, people, personNames, roleGrants, sessions, standings, trail } from "#db/schema/index.ts";
import { assertRead } from "#lib/core/access.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { NotFound } from "#lib/core/errors.ts";
import { type Role, Viewer } from "#lib/core/viewer.ts";
import { isSessionOpen } from "./rules.ts";
import { hashToken } from "./tokens.ts";

export interface OpenSession {
  readonly viewer: Viewer;
  readonly seenAt: Instant;
}

/** The condition that a row is the latest of its person. */
export const isLatest = (table: typeof personNames | typeof roleGrants | typeof standings) =>
  sql`${table.trail} = (select max(latest.trail) from ${table} latest where latest.person_id = ${table.personId})`;

const sessionByToken = prepared((on) =>
  on
    .select({
      personId: sessions.personId,
      startedAt: sessions.startedAt,
      seenAt: sessions.seenAt,
      endedAt: sessions.endedAt,
      lacks: sessions.lacks,
      name: personNames.name,
      role: roleGrants.role,
      agencyId: roleGrants.agencyId,
      active: standings.active,
    })
    .from(sessions)
    .innerJoin(personNames, and(eq(personNames.personId, sessions.personId), isLatest(personNames)))
    .innerJoin(roleGrants, and(eq(roleGrants.personId, sessions.personId), isLatest(roleGrants)))
    .innerJoin(standings, and(eq(standings.personId, sessions.personId), isLatest(standings)))
    .where(eq(sessions.tokenHash, sql.placeholder("tokenHash")))
    .prepare(),
);

/** The open session of a token, with the person's current role; null if it has ended, lacks a second factor or the person is disabled. */
export async function findSession(token: string, at: Instant = now()): Promise<OpenSession | null> {
  const row = sessionByToken(database().reading).get({ tokenHash: hashToken(token) });
  if (!row?.active || row.lacks !== null || !isSessionOpen(row, at)) return null;
  return { viewer: new Viewer(row.personId, row.name, row.role, row.agencyId), seenAt: row.seenAt };
}

/** The person of a session that may have ended, so that a draft can still be saved for them; null if disabled or unknown. */
export async function findSessionPerson(token: string): Promise<Viewer | null> {
  const row = sessionByToken(database().reading).get({ tokenHash: hashToken(token) });
  return row?.active && row.lacks === null ? new Viewer(row.personId, row.name, row.role, row.agencyId) : null;
}

/** The step that is missing before a session is open: a code of the second factor, or setting one up. */
export type PendingStep = "code" | "set-up";

export interface PendingSession {
  readonly personId: number;
  readonly name: string;
  readonly lacks: PendingStep;
}

/** The session of a person who has entered the password and not yet completed the second factor; null for any other session. */
export async function findPendingSession(token: string, at: Instant = now()): Promise<PendingSession | null> {
  const row = sessionByToken(database().reading).get({ tokenHash: hashToken(token) });
  if (!row?.active || row.lacks === null || !isSessionOpen(row, at)) return null;
  return { personId: row.personId, name: row.name, lacks: row.lacks };
}

export interface SessionRow {
  /** The hash of its token. */
  readonly id: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** Such as "Firefox on Windows". */
  readonly browser: string | null;
}

/** The open sessions of a person, last used first. Throws NotFound unless the viewer is that person or on the business team. */
export async function listSessions(ctx: Context, personId: number, at: Instant = now()): Promise<SessionRow[]> {
  if (ctx.viewer.personId !== personId) assertRead(ctx.viewer, "seePeople", `person ${personId}`);
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.lacks)))
    .orderBy(desc(sessions.seenAt));
  return rows
    .filter((row) => isSessionOpen(row, at))
    .map(({ tokenHash, startedAt, seenAt, browser }) => ({ id: tokenHash, startedAt, seenAt, browser }));
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly agencyId: number | null;
  readonly active: boolean;
  /** Sample data of a trial. */
  readonly sample: boolean;
  /** When the person was last invited, disabled or enabled. */
  readonly accessChangedAt: Instant;
  readonly accessReason: string;
  readonly hasSignedInBefore: boolean;
  /** The expiry of the unused one-time link; null if there is none. */
  readonly linkUntil: Instant | null;
  /** The event number of the current role; detects concurrent changes. */
  readonly roleTrail: number;
}

function personRows(on: Reading) {
  return on
    .select({
      id: people.id,
      name: personNames.name,
      email: personNames.email,
      role: roleGrants.role,
      agencyId: roleGrants.agencyId,
      active: standings.active,
      sample:
        sql<boolean>`(select invited.sample from ${trail} invited where invited.number = ${people.trail})`.mapWith(
          Boolean,
        ),
      accessChangedAt: trail.at,
      accessReason: standings.reason,
      linkUntil: sql<Instant | null>`(select max(${links.expiresAt}) from ${links}
        where ${links.personId} = ${people.id} and ${links.purpose} = 'invitation' and ${links.usedAt} is null)`,
      hasSignedInBefore:
        sql<boolean>`exists (select 1 from ${passwords} where ${passwords.personId} = ${people.id})`.mapWith(Boolean),
      roleTrail: roleGrants.trail,
    })
    .from(people)
    .innerJoin(personNames, and(eq(personNames.personId, people.id), isLatest(personNames)))
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), isLatest(roleGrants)))
    .innerJoin(standings, and(eq(standings.personId, people.id), isLatest(standings)))
    .innerJoin(trail, eq(trail.number, standings.trail));
}

/** All people who have or had access, by name. Throws NotFound if the viewer may not see them. */
export async function listPeople(ctx: Context): Promise<Person[]> {
  assertRead(ctx.viewer, "seePeople", "all");
  return personRows(ctx.db).orderBy(asc(personNames.name));
}

/** One person. Throws NotFound if there is none, or if the viewer may not see people. */
export async function getPerson(ctx: Context, id: number): Promise<Person> {
  assertRead(ctx.viewer, "seePeople", `person ${id}`);
  const person = await personRows(ctx.db).where(eq(people.id, id)).get();
  if (!person) throw new NotFound("person");
  return person;
}

/** A person as the subject of a command, which checks access itself. Throws NotFound. */
export async function loadPersonSubject(on: Reading, id: number) {
  const person = await personRows(on).where(eq(people.id, id)).get();
  if (!person) throw new NotFound("person");
  return { kind: "person" as const, id, person };
}

export interface Lead {
  readonly id: number;
  readonly name: string;
  readonly agencyId: number;
}

/** The active leads of all agencies, by name. */
export async function listLeads(ctx: Snapshot): Promise<Lead[]> {
  const rows = await personRows(ctx.db)
    .where(and(eq(roleGrants.role, "lead"), eq(standings.active, true)))
    .orderBy(asc(personNames.name));
  return rows.flatMap(({ id, name, agencyId }) => (agencyId === null ? [] : [{ id, name, agencyId }]));
}

const nameRows = prepared((on) =>
  on
    .select({ id: personNames.personId, name: personNames.name })
    .from(personNames)
    .where(isLatest(personNames))
    .prepare(),
);

/** The current names of all people by id, including people who have left. */
export async function namesOfPeople(ctx: Snapshot): Promise<ReadonlyMap<number, string>> {
  return new Map(
    nameRows(ctx.db)
      .all()
      .map(({ id, name }) => [id, name]),
  );
}

/** The stored password hash for an e-mail address in lower case; null if no active person has it. */
export async function findCredentials(email: string): Promise<{ personId: number; hash: string } | null> {
  const row = await database()
    .reading.select({ personId: passwords.personId, hash: passwords.hash })
    .from(personNames)
    .innerJoin(passwords, eq(passwords.personId, personNames.personId))
    .innerJoin(standings, and(eq(standings.personId, personNames.personId), isLatest(standings)))
    .where(and(eq(personNames.email, email), isLatest(personNames), eq(standings.active, true)))
    .get();
  return row ?? null;
}

export interface Link {
  readonly purpose: "invitation" | "trial";
  /** The person the link is for. */
  readonly viewer: Viewer;
  /** Empty for the first person, who has not entered name and address yet. */
  readonly email: string;
  readonly needsName: boolean;
  readonly expiresAt: Instant;
}

/** The link of a token; null if it is used, expired or revoked, or its person is disabled. */
export async function findLink(
  token: string,
  at: Instant = now(),
  on: Reading = database().reading,
): Promise<Link | null> {
  const link = await on
    .select()
    .from(links)
    .where(eq(links.tokenHash, hashToken(token)))
    .get();
  if (!link || link.usedAt !== null || link.expiresAt <= at) return null;
  const person = await personRows(on).where(eq(people.id, link.personId)).get();
  if (!person?.active) return null;
  const { id, name, email, role, agencyId } = person;
  const viewer = new Viewer(id, name, role, agencyId);
  return { purpose: link.purpose, viewer, email, needsName: email === "", expiresAt: link.expiresAt };
}
