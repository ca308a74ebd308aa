import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import {
  lastTrailRow,
  readAllRows,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { changeRole, disablePerson, enablePerson } from "./commands.ts";
import { acceptInvitation, inviteFirstPerson, invitePerson, renewInvitation } from "./invitations.commands.ts";
import { verifyPassword } from "./passwords.ts";
import { findCredentials, findLink, findSession, getPerson, listPeople } from "./queries.ts";
import { INVITATION_LIMIT } from "./rules.ts";
import { openSession } from "./sessions.store.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const PASSWORD = "correct horse battery";
const accepting = (token: string) => ({ token, password: PASSWORD, passwordAgain: PASSWORD });

/** A newly invited person, with the token of the link. */
async function invitedPerson(role: PersonRole = "viewer", agencyId?: number) {
  const email = `${crypto.randomUUID()}@example.org`;
  const { trail, result } = await invitePerson(cast.business, { name: "Sam Taylor", email, role, agencyId });
  if (!result) throw new Error("no one was invited");
  return { id: trail, email, token: result.token, viewer: await viewerOf(result.token) };
}

async function viewerOf(token: string): Promise<Viewer> {
  const link = await findLink(token);
  if (!link) throw new Error("the link does not work");
  return link.viewer;
}

const person = async (id: number) => getPerson(await currentContext(cast.business), id);

describe("invitePerson", () => {
  test("adds the person with a role and a link for 72 hours, in one event", async () => {
    const before = await lastTrailRow();
    const given = { name: "Ada Lead", email: " Ada@Example.ORG ", role: "lead", agencyId: String(cast.agencies.nhs) };
    const { trail, result } = await invitePerson(cast.business, given);
    const last = await lastTrailRow();
    expect(last).toMatchObject({
      number: before.number + 1,
      command: "invitePerson",
      personId: cast.business.personId,
    });
    expect(await person(trail)).toMatchObject({
      name: "Ada Lead",
      email: "ada@example.org",
      role: "lead",
      agencyId: cast.agencies.nhs,
      active: true,
      hasSignedInBefore: false,
      linkUntil: last.at + INVITATION_LIMIT,
    });
    const token = result?.token ?? "";
    expect(await findLink(token, last.at + INVITATION_LIMIT - 1)).toMatchObject({ purpose: "invitation" });
    expect(await findLink(token, last.at + INVITATION_LIMIT)).toBeNull();
  });

  test("stores only the hash of the link", async () => {
    const { token } = await invitedPerson();
    expect(JSON.stringify(readAllRows())).not.toContain(token);
  });

  test("stores an agency for leads only", async () => {
    const { id } = await invitedPerson("executive", cast.agencies.nhs);
    expect((await person(id)).agencyId).toBeNull();
  });

  test("rejects a known address, a lead without an agency and missing fields with a sentence", async () => {
    const { email } = await invitedPerson();
    const given = { name: "A Person", email: "new@example.org", role: "viewer" };
    await expectNothingWritten(async () => {
      for (const [change, field] of [
        [{ email: email.toUpperCase() }, "email"],
        [{ email: "not an address" }, "email"],
        [{ name: "" }, "name"],
        [{ role: "setup" }, "role"],
        [{ role: "lead" }, "agencyId"],
        [{ role: "lead", agencyId: "9999" }, "agencyId"],
      ] as const)
        await expect(invitePerson(cast.business, { ...given, ...change })).rejects.toMatchObject({
          fields: { [field]: expect.any(String) },
        });
    });
  });

  test("invites once and returns the token once if sent twice with the same form key", async () => {
    const formKey = crypto.randomUUID();
    const given = { name: "Only once", email: "once@example.org", role: "viewer" };
    const first = await invitePerson(cast.business, given, { formKey });
    expect(await invitePerson(cast.business, given, { formKey })).toEqual({ trail: first.trail });
  });

  test("a failed write leaves nothing behind", async () => {
    const given = { name: "Half", email: "half@example.org", role: "viewer" };
    await expectNothingWritten(() =>
      whileInsertsFail("links", () => expect(invitePerson(cast.business, given)).rejects.toThrow()),
    );
  });
});

describe("inviteFirstPerson and acceptInvitation", () => {
  test("the first person enters name and address on accepting, and can then sign in", async () => {
    const { trail: id, result } = await inviteFirstPerson(setup, {});
    const token = result?.token ?? "";
    const viewer = await viewerOf(token);
    await expectNothingWritten(() =>
      expect(acceptInvitation(viewer, accepting(token))).rejects.toMatchObject({
        fields: { name: expect.any(String), email: expect.any(String) },
      }),
    );
    await expectNothingWritten(() =>
      expect(
        acceptInvitation(viewer, { token, password: "Sunshine2026!!", passwordAgain: PASSWORD, name: " " }),
      ).rejects.toMatchObject({
        fields: {
          name: "Enter your name.",
          email: "Enter your e-mail address.",
          password: expect.stringContaining("Many people use this password"),
          passwordAgain: expect.stringContaining("differ"),
        },
      }),
    );
    const before = await lastTrailRow();
    const accepted = await acceptInvitation(viewer, { ...accepting(token), name: "Jo First", email: "Jo@example.org" });
    expect(await lastTrailRow()).toMatchObject({
      number: before.number + 1,
      command: "acceptInvitation",
      personId: id,
    });
    expect(accepted.result).toEqual({ personId: id, email: "jo@example.org" });
    expect(await person(id)).toMatchObject({ name: "Jo First", email: "jo@example.org", role: "business" });
  });

  test("a person invited by name sets a password and gets the address to sign in with", async () => {
    const { id, email, token, viewer } = await invitedPerson();
    const before = await lastTrailRow();
    const { result } = await acceptInvitation(viewer, { ...accepting(token), name: "Another", email: "x@example.org" });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, personId: id });
    expect(result).toEqual({ personId: id, email });
    expect(await person(id)).toMatchObject({ name: "Sam Taylor", email, hasSignedInBefore: true, linkUntil: null });
    const credentials = await findCredentials(email);
    expect(await verifyPassword(PASSWORD, credentials?.hash ?? null)).toBe(true);
    expect(JSON.stringify(readAllRows())).not.toContain(PASSWORD);
  });

  test("a link works once, for its own person only, and not while the person is disabled", async () => {
    const used = await invitedPerson();
    await acceptInvitation(used.viewer, accepting(used.token));
    const other = await invitedPerson();
    const gone = await invitedPerson();
    await disablePerson(cast.business, { personId: gone.id, reason: "Left." });
    await expectNothingWritten(async () => {
      for (const [viewer, token] of [
        [used.viewer, used.token],
        [cast.viewer, other.token],
        [gone.viewer, gone.token],
        [cast.viewer, "no such token"],
        [setup, other.token],
      ] as const)
        await expect(acceptInvitation(viewer, accepting(token))).rejects.toBeInstanceOf(NotFound);
    });
  });

  test("rejects short, common and differing passwords and names; after a failed write the link still works", async () => {
    const { token, viewer } = await invitedPerson();
    await expectNothingWritten(async () => {
      await expect(
        acceptInvitation(viewer, { token, password: "too short", passwordAgain: "too short" }),
      ).rejects.toMatchObject({ fields: { password: expect.any(String) } });
      await expect(
        acceptInvitation(viewer, { token, password: PASSWORD, passwordAgain: `${PASSWORD}!` }),
      ).rejects.toMatchObject({ fields: { passwordAgain: expect.any(String) } });
      for (const weak of ["Sunshine2026!!", "SamTaylor2026"])
        await expect(acceptInvitation(viewer, { token, password: weak, passwordAgain: weak })).rejects.toMatchObject({
          fields: { password: expect.stringContaining("Three or four words") },
        });
      await whileInsertsFail("passwords", () => expect(acceptInvitation(viewer, accepting(token))).rejects.toThrow());
    });
    expect(await findLink(token)).not.toBeNull();
  });
});

describe("renewInvitation", () => {
  test("the new link works and the earlier one does not, in one event", async () => {
    const { id, token } = await invitedPerson();
    const before = await lastTrailRow();
    const { result } = await renewInvitation(cast.business, { personId: String(id) });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "renewInvitation" });
    expect(await findLink(token)).toBeNull();
    expect((await viewerOf(result?.token ?? "")).personId).toBe(id);
  });

  test("a person who lost the password sets another", async () => {
    const { id, email, token, viewer } = await invitedPerson();
    await acceptInvitation(viewer, accepting(token));
    const { result } = await renewInvitation(cast.business, { personId: id });
    const again = "another pass phrase";
    await acceptInvitation(viewer, { token: result?.token ?? "", password: again, passwordAgain: again });
    const hash = (await findCredentials(email))?.hash ?? null;
    expect([await verifyPassword(PASSWORD, hash), await verifyPassword(again, hash)]).toEqual([false, true]);
  });

  test("refuses unknown and disabled people; after a failed write the earlier link still works", async () => {
    const { id } = await invitedPerson();
    await expectNothingWritten(async () => {
      await expect(renewInvitation(cast.business, { personId: 9999 })).rejects.toBeInstanceOf(NotFound);
      await whileInsertsFail("links", () => expect(renewInvitation(cast.business, { personId: id })).rejects.toThrow());
    });
    await disablePerson(cast.business, { personId: id, reason: "Left." });
    await expectNothingWritten(() =>
      expect(renewInvitation(cast.business, { personId: id })).rejects.toBeInstanceOf(Conflict),
    );
  });
});

describe("changeRole", () => {
  test("applies to open sessions at once, in one event", async () => {
    const { id } = await invitedPerson("lead", cast.agencies.training);
    const session = await openSession(id);
    const before = await lastTrailRow();
    const { roleTrail } = await person(id);
    await changeRole(cast.business, { personId: id, role: "viewer", agencyId: "", seen: roleTrail });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "changeRole" });
    expect((await findSession(session))?.viewer).toMatchObject({ role: "viewer", agencyId: null });
  });

  test("the second of two concurrent changes gets a conflict with the current role, and can be repeated", async () => {
    const { id } = await invitedPerson();
    const { roleTrail: seen } = await person(id);
    await changeRole(cast.business, { personId: id, role: "scrutineer", seen });
    const second = { personId: id, role: "executive" as const, seen };
    const conflict = await changeRole(cast.business, second).catch((error: unknown) => error);
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.texts).toEqual([{ label: "The role now", text: "Independent Scrutineer" }]);
    await changeRole(cast.business, { ...second, seen: conflict.seen ?? 0 });
    expect((await person(id)).role).toBe("executive");
  });

  test("refuses the own role and a lead without an agency; a failed write leaves nothing", async () => {
    const { id } = await invitedPerson();
    const { roleTrail: seen } = await person(id);
    const own = await person(cast.business.personId ?? 0);
    await expectNothingWritten(async () => {
      await expect(
        changeRole(cast.business, { personId: own.id, role: "viewer", seen: own.roleTrail }),
      ).rejects.toBeInstanceOf(Conflict);
      await expect(changeRole(cast.business, { personId: id, role: "lead", seen })).rejects.toBeInstanceOf(Invalid);
      await expect(changeRole(cast.business, { personId: 9999, role: "viewer", seen })).rejects.toBeInstanceOf(
        NotFound,
      );
      await whileInsertsFail("role_grants", () =>
        expect(changeRole(cast.business, { personId: id, role: "executive", seen })).rejects.toThrow(),
      );
    });
  });
});

describe("disablePerson and enablePerson", () => {
  test("ends open sessions and unused links at once and keeps the name, in one event", async () => {
    const { id, token } = await invitedPerson();
    const sessions = [await openSession(id), await openSession(id)];
    const others = await openSession(cast.viewer.personId ?? 0);
    const before = await lastTrailRow();
    await disablePerson(cast.business, { personId: id, reason: "Left the agency." });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "disablePerson" });
    for (const session of sessions) expect(await findSession(session)).toBeNull();
    expect(await findLink(token)).toBeNull();
    expect(await findSession(others)).not.toBeNull();
    expect(await person(id)).toMatchObject({ name: "Sam Taylor", active: false, accessReason: "Left the agency." });
  });

  test("the password works again once enabled, not while disabled; ended sessions stay ended", async () => {
    const { id, email, token, viewer } = await invitedPerson();
    await acceptInvitation(viewer, accepting(token));
    const session = await openSession(id);
    await disablePerson(cast.business, { personId: id, reason: "On leave." });
    expect(await findCredentials(email)).toBeNull();
    const before = await lastTrailRow();
    await enablePerson(cast.business, { personId: id, reason: "Back from leave." });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "enablePerson" });
    expect(await findCredentials(email)).not.toBeNull();
    expect(await findSession(session)).toBeNull();
  });

  test("refuses the viewer, a second time, and a missing reason", async () => {
    const { id } = await invitedPerson();
    const reason = "Left.";
    await expectNothingWritten(async () => {
      await expect(
        disablePerson(cast.business, { personId: cast.business.personId ?? 0, reason }),
      ).rejects.toBeInstanceOf(Conflict);
      await expect(disablePerson(cast.business, { personId: id, reason: " " })).rejects.toBeInstanceOf(Invalid);
      await expect(enablePerson(cast.business, { personId: id, reason })).rejects.toBeInstanceOf(Conflict);
      await expect(enablePerson(cast.business, { personId: 9999, reason })).rejects.toBeInstanceOf(NotFound);
    });
    await disablePerson(cast.business, { personId: id, reason });
    await expectNothingWritten(() =>
      expect(disablePerson(cast.business, { personId: id, reason })).rejects.toBeInstanceOf(Conflict),
    );
  });

  test("a failed write changes nothing, including sessions", async () => {
    const { id } = await invitedPerson();
    const session = await openSession(id);
    await expectNothingWritten(() =>
      whileInsertsFail("standings", () =>
        expect(disablePerson(cast.business, { personId: id, reason: "Left." })).rejects.toThrow(),
      ),
    );
    expect(await findSession(session)).not.toBeNull();
    await disablePerson(cast.business, { personId: id, reason: "Left." });
    await expectNothingWritten(() =>
      whileInsertsFail("standings", () =>
        expect(enablePerson(cast.business, { personId: id, reason: "Back." })).rejects.toThrow(),
      ),
    );
  });
});

describe("access", () => {
  test("all roles except the business team are refused, and nothing is written", async () => {
    const { id } = await invitedPerson();
    const { roleTrail: seen } = await person(id);
    const gone = await invitedPerson();
    await disablePerson(cast.business, { personId: gone.id, reason: "Left." });
    const invitation = { name: "Mine", email: "mine@example.org", role: "business" };
    await expectNothingWritten(async () => {
      for (const viewer of [cast.executive, cast.scrutineer, cast.viewer, ...Object.values(cast.leads)]) {
        await expect(invitePerson(viewer, invitation)).rejects.toBeInstanceOf(Forbidden);
        await expect(renewInvitation(viewer, { personId: id })).rejects.toBeInstanceOf(Forbidden);
        await expect(changeRole(viewer, { personId: id, role: "business", seen })).rejects.toBeInstanceOf(Forbidden);
        await expect(disablePerson(viewer, { personId: id, reason: "Mine." })).rejects.toBeInstanceOf(Forbidden);
        await expect(enablePerson(viewer, { personId: gone.id, reason: "Mine." })).rejects.toBeInstanceOf(Forbidden);
        await expect(listPeople(await currentContext(viewer))).rejects.toBeInstanceOf(NotFound);
        await expect(getPerson(await currentContext(viewer), id)).rejects.toBeInstanceOf(NotFound);
      }
      for (const viewer of [cast.business, cast.executive, cast.viewer])
        await expect(inviteFirstPerson(viewer, {})).rejects.toBeInstanceOf(Forbidden);
    });
  });
});

async function expectNothingWritten(attempt: () => Promise<unknown>) {
  const before = readAllRows();
  await attempt();
  expect(readAllRows()).toEqual(before);
}
