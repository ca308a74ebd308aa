import { randomInt } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
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

/** Starts setting up a second factor, unless one is turned on or was started within the hour. It is not required until confirmed. */
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

/** The secret and recovery codes of a set-up in progress; null if there is none, or it was started more than an hour ago. */
export async function findSetUp(personId: number, at: Instant = now()): Promise<SetUp | null> {
  const row = await database().reading.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get();
  return row ? readSetUp(row, at) : null;
}

/**
 * Turns on the second factor being set up and ends all sessions of the person except the current one. From then on only
 * hashes of the recovery codes are stored. Returns false if the code is wrong or no set-up is in progress.
 */
export async function finishSetUp(
  personId: number,
  given: { code: string; currentSession: string },
  at: Instant = now(),
): Promise<boolean> {
  return database().write(async (on) => {
    const row = await rowOf(on, personId);
    const started = row && readSetUp(row, at);
    const step = started ? matchTimeStep(started.secret, given.code, at) : null;
    if (!started || step === null) return false;
    await on
      .update(secondFactors)
      .set({ confirmedAt: at, freshCodes: null, lastStep: step })
      .where(eq(secondFactors.personId, personId));
    await on.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await on.insert(recoveryCodes).values(started.codes.map((code) => ({ codeHash: hashOfCode(code), personId })));
    await on
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), ne(sessions.tokenHash, hashToken(given.currentSession))));
    log().info({ personId }, "second factor turned on");
    return true;
  });
}

/** Verifies a code and marks it as used, since each code is valid once. Returns whether it was valid. */
export async function consumeCode(
  personId: number,
  { kind, code }: SecondFactorCode,
  at: Instant = now(),
): Promise<boolean> {
  return database().write(async (on) =>
    kind === "app" ? consumeAppCode(on, personId, code, at) : consumeRecoveryCode(on, personId, code),
  );
}

/** Turns off the viewer's own second factor. The caller verifies a code first. */
export async function turnOffSecondFactor({ personId }: Viewer): Promise<void> {
  if (personId === null) return;
  await database().write((on) => deleteSecondFactor(on, personId));
  log().info({ personId }, "second factor turned off");
}

/** Deletes the second factor and recovery codes of a person. */
export async function deleteSecondFactor(on: Writing, personId: number): Promise<void> {
  await on.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await on.delete(secondFactors).where(eq(secondFactors.personId, personId));
}

/** Deletes all second factors. A trial generates a new secret at each start and could not decrypt those of the last run. */
export async function deleteAllSecondFactors(): Promise<void> {
  await database().write(async (on) => {
    await on.delete(recoveryCodes);
    await on.delete(secondFactors);
  });
}

const codeList = z.array(z.string());

type Row = typeof secondFactors.$inferSelect;

async function rowOf(on: Writing, personId: number): Promise<Row | undefined> {
  return on.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get();
}

function readSetUp({ personId, secret, freshCodes, startedAt }: Row, at: Instant): SetUp | null {
  if (freshCodes === null || at - startedAt > SET_UP_LIMIT) return null;
  const [decrypted, codes] = [decrypt(secret, purposeOf(personId)), decrypt(freshCodes, purposeOf(personId))];
  if (decrypted === null || codes === null) return null;
  return { secret: decrypted, codes: codeList.parse(JSON.parse(codes)) };
}

async function consumeAppCode(on: Writing, personId: number, code: string, at: Instant): Promise<boolean> {
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

async function consumeRecoveryCode(on: Writing, personId: number, code: string): Promise<boolean> {
  const confirmed = await rowOf(on, personId);
  if (!confirmed || confirmed.confirmedAt === null) return false;
  const own = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, hashOfCode(code)));
  const { changes } = await on.delete(recoveryCodes).where(own);
  if (changes > 0) log().info({ personId }, "recovery code used");
  return changes > 0;
}

/** A random code such as "abcd-efgh-jkmn-pqrs-tuvw-xyz2". */
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
