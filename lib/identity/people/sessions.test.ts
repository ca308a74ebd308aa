import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { removeSecondFactor } from "#lib/identity/second-factor/commands.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import {
  catchError,
  expectNothingWritten,
  inviteAs,
  personIdOf,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { enableSecondFactor } from "#tests/support/second-factor.ts";
import { describeBrowser } from "./browser.ts";
import { signOutPerson } from "./commands.ts";
import { findLink, findSession, listSessions } from "./queries.ts";
import { IDLE_LIMIT } from "./rules.ts";
import { endOwnSessions, isKnownDevice, openSession, rememberDevice } from "./sessions.store.ts";
import { issueLink } from "./store.ts";
import { hashToken, newToken } from "./tokens.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

async function signedIn(times = 2): Promise<{ viewer: Viewer; id: number; tokens: string[] }> {
  const viewer = await inviteAs("viewer");
  const tokens: string[] = [];
  for (let n = 0; n < times; n++) tokens.push(await openSession(personIdOf(viewer), { browser: `Browser ${n}` }));
  return { viewer, id: personIdOf(viewer), tokens };
}

const open = async (tokens: readonly string[]) =>
  Promise.all(tokens.map(async (token) => (await findSession(token)) !== null));

describe("listSessions", () => {
  test("lists open sessions with their browser for the person and the business team only", async () => {
    const { viewer, id, tokens } = await signedIn();
    const own = await listSessions(await currentContext(viewer), id);
    expect(own.map(({ browser }) => browser).sort()).toEqual(["Browser 0", "Browser 1"]);
    expect(own.map((row) => row.id).sort()).toEqual(tokens.map(hashToken).sort());
    expect(await listSessions(await currentContext(cast.business), id)).toEqual(own);
    await expect(listSessions(await currentContext(cast.executive), id)).rejects.toBeInstanceOf(NotFound);
  });

  test("leaves out ended sessions", async () => {
    const { viewer, id } = await signedIn();
    expect(await listSessions(await currentContext(viewer), id, Date.now() + IDLE_LIMIT)).toEqual([]);
  });
});

describe("endOwnSessions", () => {
  test("ends the given session, or all except the current one", async () => {
    const { viewer, tokens } = await signedIn(4);
    const [current = "", named = ""] = tokens;
    await endOwnSessions(viewer, { id: hashToken(named), current });
    expect(await open(tokens)).toEqual([true, false, true, true]);
    await endOwnSessions(viewer, { current });
    expect(await open(tokens)).toEqual([true, false, false, false]);
  });

  test("never ends sessions of other people", async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    for (const id of [hashToken(theirs.tokens[0] ?? ""), theirs.tokens[0] ?? "", "", "%"])
      await endOwnSessions(mine.viewer, { id, current: "" });
    await endOwnSessions(mine.viewer, { current: theirs.tokens[0] ?? "" });
    expect(await open(theirs.tokens)).toEqual([true, true]);
  });
});

describe("signOutPerson", () => {
  test("ends one session, or all of them and the known browsers", async () => {
    const { id, tokens } = await signedIn();
    const device = newToken();
    await rememberDevice(id, device);
    await signOutPerson(cast.business, { personId: id, session: hashToken(tokens[0] ?? "") });
    expect(await open(tokens)).toEqual([false, true]);
    expect(await isKnownDevice(id, device)).toBe(true);
    await signOutPerson(cast.business, { personId: id, session: "all" });
    expect(await open(tokens)).toEqual([false, false]);
    expect(await isKnownDevice(id, device)).toBe(false);
  });

  test("refuses a session that has ended, and writes nothing", async () => {
    const [gone, other] = [await signedIn(0), await signedIn(1)];
    await expectNothingWritten(async () => {
      for (const session of ["all", hashToken(other.tokens[0] ?? ""), "%"])
        await catchError(Conflict, signOutPerson(cast.business, { personId: gone.id, session }));
    });
    expect(await open(other.tokens)).toEqual([true]);
  });
});

describe("removeSecondFactor", () => {
  test("ends sessions, keeps unused links, and lets the person sign in by password alone", async () => {
    const { viewer, id } = await signedIn(0);
    await enableSecondFactor(id);
    const whole = await openSession(id, { isCodeGiven: true });
    const given = { personId: id, purpose: "invitation" as const, expiresAt: Date.now() + 60_000 };
    const link = await database().write((on) => issueLink(on, given));
    await removeSecondFactor(cast.business, { personId: id });
    expect(await secondFactorOf(await currentContext(viewer), id)).toEqual({ since: null, recoveryCodesLeft: 0 });
    expect(await open([whole])).toEqual([false]);
    expect(await findLink(link)).not.toBeNull();
    expect(await open([await openSession(id)])).toEqual([true]);
  });

  test("refuses the viewer's own second factor, and a person who has none", async () => {
    const { id } = await signedIn(0);
    await enableSecondFactor(personIdOf(cast.business));
    await expectNothingWritten(async () => {
      const own = await catchError(
        Conflict,
        removeSecondFactor(cast.business, { personId: personIdOf(cast.business) }),
      );
      expect(own.message).toBe("Another member of the business team has to remove your second factor.");
      await catchError(Conflict, removeSecondFactor(cast.business, { personId: id }));
      await catchError(NotFound, removeSecondFactor(cast.business, { personId: 999_999 }));
    });
  });
});

describe("known browsers", () => {
  test("are known for their person only, until half a year after the last use", async () => {
    const [{ id }, other] = [await signedIn(0), await signedIn(0)];
    const [device, later] = [newToken(), newToken()];
    await rememberDevice(id, device);
    await rememberDevice(id, device);
    expect(await isKnownDevice(id, device)).toBe(true);
    expect(await isKnownDevice(other.id, device)).toBe(false);
    expect(await isKnownDevice(id, later)).toBe(false);
    await rememberDevice(other.id, later, Date.now() + 181 * 24 * 60 * 60_000);
    expect(await isKnownDevice(id, device)).toBe(false);
  });

  test.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari on iOS",
    ],
    ["", "An unknown browser"],
    ["<script>alert(1)</script>", "An unknown browser"],
  ])("%j is described as %s", (userAgent, words) => expect(describeBrowser(userAgent)).toBe(words));

  test("the name of an unknown browser is shortened", () =>
    expect(describeBrowser(`${"x".repeat(5000)}/1.0 (none)`).length).toBeLessThanOrEqual(60));
});
