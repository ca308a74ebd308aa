import { beforeAll, describe, expect, test } from "vitest";
import { now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import type { PersonRole, Viewer } from "#lib/core/viewer.ts";
import { deleteDraft, findDraft, saveDraft } from "#lib/identity/drafts.store.ts";
import { disablePerson, enablePerson } from "#lib/identity/people/commands.ts";
import { acceptInvitation, renewInvitation } from "#lib/identity/people/invitations.commands.ts";
import { findCredentials, findLink, findSession, findSessionPerson } from "#lib/identity/people/queries.ts";
import { openSession } from "#lib/identity/people/sessions.store.ts";
import { issueLink } from "#lib/identity/people/store.ts";
import { hashToken, newToken } from "#lib/identity/people/tokens.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import {
  everyoneExcept,
  inviteAs,
  personIdOf,
  seedTestUsers,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const roles: readonly PersonRole[] = ["business", "executive", "lead", "scrutineer", "viewer"];

describe.each(roles)("a disabled person who was %s", (role) => {
  let person: Viewer;
  let session: string;
  let link: string;
  let email: string;

  beforeAll(async () => {
    person = await inviteAs(role, role === "lead" ? users.agencies.nhs : undefined);
    email = await acceptedBy(person);
    session = await openSession(personIdOf(person));
    link = await linkFor(person);
    expect((await findSession(session))?.viewer).toEqual(person);
    expect((await findLink(link))?.viewer).toEqual(person);
    expect((await findCredentials(email))?.personId).toBe(person.personId);
    await disablePerson(users.business, { personId: personIdOf(person), reason: "They left." });
  });

  test("is signed out of the open session", async () => {
    expect(await findSession(session)).toBeNull();
    expect(await findSessionPerson(session)).toBeNull();
  });

  test("cannot sign in with an earlier link or password", async () => {
    expect(await findLink(link)).toBeNull();
    expect(await findCredentials(email)).toBeNull();
  });

  test("cannot use a session or link made at the same time", async () => {
    const late = await openSession(personIdOf(person));
    expect(await findSession(late)).toBeNull();
    expect(await findSessionPerson(late)).toBeNull();
    for (const purpose of ["invitation", "trial"] as const) {
      const made = { personId: personIdOf(person), purpose, expiresAt: now() + 60_000 };
      expect(await findLink(await database().write((on) => issueLink(on, made)))).toBeNull();
    }
  });

  test("cannot use the earlier session or link after being enabled again", async () => {
    await enablePerson(users.business, { personId: personIdOf(person), reason: "They are back." });
    expect(await findSession(session)).toBeNull();
    expect(await findLink(link)).toBeNull();
  });
});

describe("no person is found", () => {
  let session: string;
  let link: string;

  beforeAll(async () => {
    session = await openSession(personIdOf(users.business));
    link = await linkFor(users.business);
  });

  test.each([
    ["no token", () => ""],
    ["a blank", () => " "],
    ["a token that was made up", () => newToken()],
    ["the stored hash of a token", (token: string) => hashToken(token)],
    ["a token cut short", (token: string) => token.slice(0, -1)],
    ["a token with a character added", (token: string) => `${token}A`],
    ["a token with one letter changed", (token: string) => `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`],
    ["a pattern that matches every token", () => "%"],
    ["an SQL condition that is always true", () => "' or 1 = 1 --"],
  ])("for %s", async (_name, forged) => {
    expect(await findSession(forged(session))).toBeNull();
    expect(await findSessionPerson(forged(session))).toBeNull();
    expect(await findLink(forged(link))).toBeNull();
  });

  test("for a link used as a session, or a session used as a link", async () => {
    expect(await findSession(link)).toBeNull();
    expect(await findLink(session)).toBeNull();
  });

  test("for a link that was used", async () => {
    const person = await inviteAs("viewer");
    const used = await linkFor(person);
    await acceptInvitation(person, { token: used, ...twice });
    expect(await findLink(used)).toBeNull();
  });
});

test("drafts and uploads are visible only to their author", async () => {
  const author = users.leads.nhs;
  const path = "/recommendations/HU2-1/update";
  await saveDraft(personIdOf(author), path, { done: "Child A, aged 3 months, of Ashford." });
  const ticket = await uploadTestFile(author, "Child_A.txt");
  for (const viewer of everyoneExcept(users, author)) {
    expect(await findDraft(viewer, path)).toBeNull();
    expect(await findUploads(await currentContext(viewer), [ticket])).toEqual([]);
    await deleteDraft(viewer, path);
  }
  expect(await findDraft(author, path)).not.toBeNull();
  expect(await findUploads(await currentContext(author), [ticket])).toHaveLength(1);
});

const twice = { password: "four words long enough", passwordAgain: "four words long enough" };

async function linkFor(viewer: Viewer): Promise<string> {
  const { result } = await renewInvitation(users.business, { personId: personIdOf(viewer) });
  if (!result) throw new Error("no link was made");
  return result.token;
}

/** Accepts an invitation with a password, and returns the email address to sign in with. */
async function acceptedBy(viewer: Viewer): Promise<string> {
  const { result } = await acceptInvitation(viewer, { token: await linkFor(viewer), ...twice });
  return result?.email ?? "";
}
