import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { findPendingSession, findSession, findSessionPerson, listSessions } from "#lib/identity/people/queries.ts";
import { openSession } from "#lib/identity/people/sessions.store.ts";
import { inviteAs, personIdOf, readAllRows, seedTestUsers, withTestDatabase } from "#tests/support/database.ts";
import { enableSecondFactor } from "#tests/support/second-factor.ts";
import { decrypt, encrypt } from "./encryption.ts";
import { codeAt } from "./one-time-codes.ts";
import { type SecondFactorCode, secondFactorCode } from "./rules.ts";
import { consumeCode, deleteAllSecondFactors, findSetUp, finishSetUp, startSetUp } from "./store.ts";

withTestDatabase();
beforeAll(async () => void (await seedTestUsers()));

const AT = Date.UTC(2026, 10, 24, 12);
const HALF_MINUTE = 30_000;
const app = (code: string): SecondFactorCode => ({ kind: "app", code });
const typed = (text: string): SecondFactorCode => secondFactorCode.parse(text);
const newPersonId = async () => personIdOf(await inviteAs("viewer"));

describe("set-up", () => {
  test("requires no code before it is confirmed", async () => {
    const id = await newPersonId();
    await startSetUp(id, AT);
    const begun = await findSetUp(id, AT);
    const session = await openSession(id);
    expect(await findSession(session)).not.toBeNull();
    expect(await consumeCode(id, app(codeAt(begun?.secret ?? "", AT)), AT)).toBe(false);
    expect(await consumeCode(id, typed(begun?.codes[0] ?? ""), AT)).toBe(false);
    expect(await finishSetUp(id, { code: "000000", currentSession: session }, AT)).toBe(false);
    expect(await findSession(session)).not.toBeNull();
  });

  test("shows the same secret and codes until it is finished, and not afterwards", async () => {
    const id = await newPersonId();
    await startSetUp(id, AT);
    const first = await findSetUp(id, AT);
    await startSetUp(id, AT + 1000);
    expect(await findSetUp(id, AT + 1000)).toEqual(first);
    expect(first?.codes).toHaveLength(10);
    expect(new Set(first?.codes).size).toBe(10);
    expect(await finishSetUp(id, { code: codeAt(first?.secret ?? "", AT), currentSession: "" }, AT)).toBe(true);
    expect(await findSetUp(id, AT)).toBeNull();
    await startSetUp(id, AT);
    expect(await findSetUp(id, AT)).toBeNull();
  });

  test("starts again with another secret after an hour", async () => {
    const id = await newPersonId();
    await startSetUp(id, AT);
    const first = await findSetUp(id, AT);
    expect(await findSetUp(id, AT + 61 * 60_000)).toBeNull();
    await startSetUp(id, AT + 61 * 60_000);
    expect((await findSetUp(id, AT + 61 * 60_000))?.secret).not.toBe(first?.secret);
  });

  test("ends all sessions except the current one", async () => {
    const id = await newPersonId();
    const [here, elsewhere] = [await openSession(id), await openSession(id)];
    await startSetUp(id, AT);
    const begun = await findSetUp(id, AT);
    await finishSetUp(id, { code: codeAt(begun?.secret ?? "", AT), currentSession: here }, AT);
    expect(await findSession(here)).not.toBeNull();
    expect(await findSession(elsewhere)).toBeNull();
  });
});

describe("app codes", () => {
  test("are accepted once, and no earlier code afterwards", async () => {
    const id = await newPersonId();
    const { secret } = await enableSecondFactor(id, AT);
    const at = AT + 10 * HALF_MINUTE;
    expect(await consumeCode(id, app(codeAt(secret, at)), at)).toBe(true);
    expect(await consumeCode(id, app(codeAt(secret, at)), at)).toBe(false);
    expect(await consumeCode(id, app(codeAt(secret, at - HALF_MINUTE)), at)).toBe(false);
    expect(await consumeCode(id, app(codeAt(secret, at + HALF_MINUTE)), at)).toBe(true);
  });

  test("are not accepted again after they turned the second factor on", async () => {
    const id = await newPersonId();
    const { secret } = await enableSecondFactor(id, AT);
    expect(await consumeCode(id, app(codeAt(secret, AT)), AT)).toBe(false);
  });

  test.each([
    ["a minute old", -2, false],
    ["of the half minute before", -1, true],
    ["of the half minute to come", 1, true],
    ["of a minute to come", 2, false],
  ])("a code %s is accepted or rejected", async (_name, off, isRight) => {
    const id = await newPersonId();
    const { secret } = await enableSecondFactor(id, AT);
    const at = AT + 100 * HALF_MINUTE;
    expect(await consumeCode(id, app(codeAt(secret, at + off * HALF_MINUTE)), at)).toBe(isRight);
  });

  test("of one person are not accepted for another", async () => {
    const [id, other] = [await newPersonId(), await newPersonId()];
    const { secret } = await enableSecondFactor(id, AT);
    const { codes } = await enableSecondFactor(other, AT);
    const at = AT + 10 * HALF_MINUTE;
    expect(await consumeCode(other, app(codeAt(secret, at)), at)).toBe(false);
    expect(await consumeCode(id, typed(codes[0] ?? ""), at)).toBe(false);
  });

  test("are accepted once if sent many times concurrently", async () => {
    const id = await newPersonId();
    const { secret } = await enableSecondFactor(id, AT);
    const at = AT + 10 * HALF_MINUTE;
    const taken = await Promise.all(Array.from({ length: 10 }, () => consumeCode(id, app(codeAt(secret, at)), at)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});

test("each recovery code works once, with or without its dashes", async () => {
  const id = await newPersonId();
  const { codes } = await enableSecondFactor(id, AT);
  for (const [index, code] of codes.entries()) {
    const given = index % 2 === 0 ? code : code.replaceAll("-", " ").toUpperCase();
    expect(await consumeCode(id, typed(given), AT)).toBe(true);
    expect(await consumeCode(id, typed(code), AT)).toBe(false);
  }
});

test("the database contains neither the secret nor a recovery code in plain text", async () => {
  const id = await newPersonId();
  await startSetUp(id);
  const begun = await findSetUp(id);
  const { secret, codes } = await enableSecondFactor(id);
  expect(begun).toEqual({ secret, codes });
  const rows = JSON.stringify(readAllRows());
  for (const text of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
    expect(rows).not.toContain(text);
});

test("encrypted text does not decrypt for another person or after a change", () => {
  const text = encrypt("a secret", "person 1");
  expect(decrypt(text, "person 1")).toBe("a secret");
  expect(decrypt(text, "person 2")).toBeNull();
  expect(decrypt(`${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`, "person 1")).toBeNull();
  expect(decrypt("", "person 1")).toBeNull();
  expect(encrypt("a secret", "person 1")).not.toBe(text);
});

describe("a session that waits for a code", () => {
  test("has no viewer, saves no draft, is not listed, and ends after ten minutes", async () => {
    const viewer = await inviteAs("business");
    const id = personIdOf(viewer);
    await enableSecondFactor(id);
    const at = Date.now();
    const pending = await openSession(id, { at });
    expect(await findSession(pending)).toBeNull();
    expect(await findSessionPerson(pending)).toBeNull();
    expect(await listSessions(await currentContext(viewer), id)).toEqual([]);
    expect(await findPendingSession(pending, at + 599_000)).toMatchObject({ personId: id, lacks: "code" });
    expect(await findPendingSession(pending, at + 600_000)).toBeNull();
  });

  test("is replaced by an open session once the code is accepted", async () => {
    const viewer = await inviteAs("viewer");
    const id = personIdOf(viewer);
    await enableSecondFactor(id);
    const pending = await openSession(id);
    const whole = await openSession(id, { isCodeGiven: true });
    expect((await findSession(whole))?.viewer).toEqual(viewer);
    expect(await findSession(pending)).toBeNull();
    expect(await findPendingSession(pending)).toBeNull();
    expect(await findPendingSession(whole)).toBeNull();
  });
});

test("deleteAllSecondFactors removes the second factors of a trial", async () => {
  const id = await newPersonId();
  await enableSecondFactor(id);
  await deleteAllSecondFactors();
  expect(await findSession(await openSession(id))).not.toBeNull();
  expect(database().sqlite.prepare("SELECT count(*) FROM recovery_codes").pluck().get()).toBe(0);
});
