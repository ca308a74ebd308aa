import { randomInt } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { recoveryCodes, secondFactors, sessions } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import { log } from "#lib/core/log.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { hashToken } from "#lib/identity/people/tokens.ts";
import { decrypt, encrypt } from "./encryption.ts";
import { matchTimeStep, newSecret } from "./one-time-codes.ts";
import { RECOVERY_CODES, RECOVERY_LENGTH, RECOVERY_LETTERS, SET_UP_LIMIT, type SecondFactorCode } from "./rules.ts";

export interface SetUp {
  readonly secret: string;
  readonly codes: readonly string[];
}

/** Begins to set up somebody's second factor: it is asked for once they have given a code of it. What was begun within the hour goes on. */
export async function startSetUp(personId: number, at: Instant = now()): Promise<void> {
  await database().write(async (on) => {
    const row = await rowOf(on, personId);
    if (row && (row.confirmedAt !== null || readSetUp(row, at))) return;
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const fresh = {
      secret: encrypt(newSecret(), purposeOf(personId)),
      freshCodes: encrypt(JSON.stringify(codes), purposeOf(personId)),
      startedAt: at,
      confirmedAt: null,
      lastStep: 0,
    };
    await on
      .insert(secondFactors)
      .values({ personId, ...fresh })
      .onConflictDoUpdate({ target: secondFactors.personId, set: fresh });
  });
}

/** What somebody who is setting up has to see: the secret for their app, and their recovery codes. Null where nothing is begun, or it was long ago. */
export async function findSetUp(personId: number, at: Instant = now()): Promise<SetUp | null> {
  const row = await database().reading.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get();
  return row ? readSetUp(row, at) : null;
}

/**
 * Turns the second factor on that was begun, where the code is one of it, and ends every session of that person but the
 * one it was done in. The recovery codes are kept as hashes from here on. False where the code is wrong or nothing was begun.
 */
export async function finishSetUp(
  personId: number,
  given: { code: string; currentSession: string },
  at: Instant = now(),
): Promise<boolean> {
  return database().write(async (on) => {
    const row = await rowOf(on, personId);
    const begun = row && readSetUp(row, at);
    const step = begun ? matchTimeStep(begun.secret, given.code, at) : null;
    if (!begun || step === null) return false;
    await on
      .update(secondFactors)
      .set({ confirmedAt: at, freshCodes: null, lastStep: step })
      .where(eq(secondFactors.personId, personId));
    await on.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await on.insert(recoveryCodes).values(begun.codes.map((code) => ({ codeHash: hashOfCode(code), personId })));
    await on
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), ne(sessions.tokenHash, hashToken(given.currentSession))));
    log().info({ personId }, "second factor turned on");
    return true;
  });
}

/** Takes a code, of the app or for recovery, once: whether it was right. */
export async function consumeCode(
  personId: number,
  { kind, code }: SecondFactorCode,
  at: Instant = now(),
): Promise<boolean> {
  return database().write(async (on) =>
    kind === "app" ? takeAppCode(on, personId, code, at) : takeRecovery(on, personId, code),
  );
}

/** Ends the viewer's own second factor. Whether they gave a code for it is asked before. */
export async function turnOffSecondFactor({ personId }: Viewer): Promise<void> {
  if (personId === null) return;
  await database().write((on) => deleteSecondFactor(on, personId));
  log().info({ personId }, "second factor turned off");
}

/** Ends somebody's second factor, with its recovery codes. */
export async function deleteSecondFactor(on: Writing, personId: number): Promise<void> {
  await on.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await on.delete(secondFactors).where(eq(secondFactors.personId, personId));
}

/** Ends every second factor: a trial makes its secret up at each start, and could read none of the last run. */
export async function deleteAllSecondFactors(): Promise<void> {
  await database().write(async (on) => {
    await on.delete(recoveryCodes);
    await on.delete(secondFactors);
  });
}

type Row = typeof secondFactors.$inferSelect;

async function rowOf(on: Writing, personId: number): Promise<Row | undefined> {
  return on.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get();
}

function readSetUp({ personId, secret, freshCodes, startedAt }: Row, at: Instant): SetUp | null {
  if (freshCodes === null || at - startedAt > SET_UP_LIMIT) return null;
  const [opened, codes] = [decrypt(secret, purposeOf(personId)), decrypt(freshCodes, purposeOf(personId))];
  if (opened === null || codes === null) return null;
  const list: unknown = JSON.parse(codes);
  return Array.isArray(list) ? { secret: opened, codes: list.map(String) } : null;
}

async function takeAppCode(on: Writing, personId: number, code: string, at: Instant): Promise<boolean> {
  const row = await rowOf(on, personId);
  if (!row || row.confirmedAt === null) return false;
  const secret = decrypt(row.secret, purposeOf(personId));
  if (secret === null) {
    log().warn({ personId }, "a second factor can't be read: it was set up under another AUTH_SECRET");
    return false;
  }
  const step = matchTimeStep(secret, code, at);
  if (step === null || step <= row.lastStep) return false;
  await on.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.personId, personId));
  return true;
}

async function takeRecovery(on: Writing, personId: number, code: string): Promise<boolean> {
  const confirmed = await rowOf(on, personId);
  if (!confirmed || confirmed.confirmedAt === null) return false;
  const own = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, hashOfCode(code)));
  const { changes } = await on.delete(recoveryCodes).where(own);
  if (changes > 0) log().info({ personId }, "recovery code used");
  return changes > 0;
}

/** "abcd-efgh-jkmn-pqrs-tuvw-xyz2". */
function newRecoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

function hashOfCode(code: string): string {
  return hashToken(code.replaceAll("-", ""));
}

function purposeOf(personId: number): string {
  return `person ${personId}`;
}
