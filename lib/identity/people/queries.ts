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

/** The latest of what was said of somebody. */
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

/** Who a session belongs to, as their role and standing are at this moment; null where it has ended or they are disabled. */
export async function findSession(token: string, at: Instant = now()): Promise<OpenSession | null> {
  const row = sessionByToken(database().reading).get({ tokenHash: hashToken(token) });
  if (!row?.active || row.lacks !== null || !isSessionOpen(row, at)) return null;
  return { viewer: new Viewer(row.personId, row.name, row.role, row.agencyId), seenAt: row.seenAt };
}

/** Whose session it was, open or not: what they were typing when it ended is kept for them. */
export async function findSessionPersonId(token: string): Promise<number | null> {
  const row = sessionByToken(database().reading).get({ tokenHash: hashToken(token) });
  return row?.active && row.lacks === null ? row.personId : null;
}

export type PendingStep = "code" | "set-up";

export interface PendingSession {
  readonly personId: number;
  readonly name: string;
  readonly lacks: PendingStep;
}

/** Who has given their password and has to give a code, or to set up a second factor, before the session lets them in; null for every other session. */
export async function findPendingSession(token: string, at: Instant = now()): Promise<PendingSession | null> {
  const row = sessionByToken(database().reading).get({ tokenHash: hashToken(token) });
  if (!row?.active || row.lacks === null || !isSessionOpen(row, at)) return null;
  return { personId: row.personId, name: row.name, lacks: row.lacks };
}

export interface SessionRow {
  /** What is kept of its token: it tells sessions apart, and opens none. */
  readonly id: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** The kind of browser, in words. */
  readonly browser: string | null;
}

/** Where somebody is signed in, the last used first: their own, or anybody's for the business team. Throws NotFound for everyone else. */
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
  /** Made up for a trial. */
  readonly sample: boolean;
  /** When they were last invited, disabled or enabled, and why. */
  readonly standingSince: Instant;
  readonly standingReason: string;
  readonly hasSignedInBefore: boolean;
  /** Until when the one-time link they have not used works, or worked. */
  readonly linkUntil: Instant | null;
  /** The trail number of the role, which a change of it has to name. */
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
      standingSince: trail.at,
      standingReason: standings.reason,
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

/** Everybody who has or had access, by name. Throws NotFound for those who may not see it. */
export async function listPeople(ctx: Context): Promise<Person[]> {
  assertRead(ctx.viewer, "seePeople", "all");
  return personRows(ctx.db).orderBy(asc(personNames.name));
}

/** One person. Throws NotFound where there is none, or for those who may not see it. */
export async function getPerson(ctx: Context, id: number): Promise<Person> {
  assertRead(ctx.viewer, "seePeople", `person ${id}`);
  const person = await personRows(ctx.db).where(eq(people.id, id)).get();
  if (!person) throw new NotFound("person");
  return person;
}

/** A person as what a command is done to: whether it may be is for the access table to say. Throws NotFound. */
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

/** The people who are leads of an agency now and can sign in, by name: whom an owner can be given as its lead. */
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

/** Every person's name by id, as it is now: what they did bears it also when they have left. */
export async function namesOfPeople(ctx: Snapshot): Promise<ReadonlyMap<number, string>> {
  return new Map(
    nameRows(ctx.db)
      .all()
      .map(({ id, name }) => [id, name]),
  );
}

/** What signing in by password compares with; null where nobody who may sign in has that address. */
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
  /** The invited person, for accepting the invitation. */
  readonly viewer: Viewer;
  /** Empty for the first of the business team, who has given no name and address yet. */
  readonly email: string;
  readonly needsName: boolean;
  readonly expiresAt: Instant;
}

/** The person a link lets in; null where it is used, expired, withdrawn, or theirs no more. */
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
