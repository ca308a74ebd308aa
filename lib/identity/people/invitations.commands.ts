import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Reading, Writing } from "#db/client.ts";
import { people, personNames, roleGrants, standings } from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import { defineCommand } from "#lib/core/command.ts";
import { config } from "#lib/core/config.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import type { PersonRole } from "#lib/core/viewer.ts";
import { agencyOf, assertAgency } from "./commands.ts";
import { commonPasswords } from "./common-passwords.ts";
import { hashPassword } from "./passwords.ts";
import { findLink, type Link, loadPersonSubject } from "./queries.ts";
import {
  acceptanceInput,
  acceptanceProblems,
  INVITATION_LIMIT,
  invitationInput,
  passwordWeakness,
  personInput,
} from "./rules.ts";
import { issueLink, savePassword } from "./store.ts";

/** Invites a person with a role. Returns the token of a one-time link that is valid for 72 hours. */
export const invitePerson = defineCommand({
  name: "invitePerson",
  input: invitationInput,
  async subject(ctx, { email, agencyId }) {
    await assertFreeAddress(ctx.db, email, 0);
    await assertAgency(ctx.db, agencyId);
    return { kind: "person", id: "new" };
  },
  async write(ctx, { input }) {
    const { name, email, role } = input;
    return appendPerson(ctx.db, { trail: ctx.event, at: ctx.at, name, email, role, agencyId: agencyOf(input) });
  },
});

/** Invites the first person of the business team, who enters name and address on accepting. Run by the set-up only. */
export const inviteFirstPerson = defineCommand({
  name: "inviteFirstPerson",
  input: z.object({}),
  async subject() {
    return { kind: "person", id: "new" };
  },
  async write(ctx) {
    return appendPerson(ctx.db, {
      trail: ctx.event,
      at: ctx.at,
      name: "First of the business team",
      email: "",
      role: "business",
      agencyId: null,
    });
  },
});

/** Creates a new one-time link for a person who lost the link or the password. Deletes the earlier link. */
export const renewInvitation = defineCommand({
  name: "renewInvitation",
  input: personInput,
  async subject(ctx, { personId }) {
    const subject = await loadPersonSubject(ctx.db, personId);
    if (!subject.person.active) throw new Conflict(`${subject.person.name} is disabled: enable them first.`);
    return subject;
  },
  async write(ctx, { input: { personId } }) {
    return {
      token: await issueLink(ctx.db, { personId, purpose: "invitation", expiresAt: ctx.at + INVITATION_LIMIT }),
    };
  },
});

/** Accepts an invitation: sets the password, and for the first person the name and address. Returns the address to sign in with. */
export const acceptInvitation = defineCommand({
  name: "acceptInvitation",
  // Only the hash of the password is passed on.
  input: acceptanceInput.transform(async (given, context) => {
    const problems = await problemsOf(given);
    for (const [field, message] of Object.entries(problems))
      context.addIssue({ code: "custom", path: [field], message });
    const { token, name, email, password } = given;
    const isAccepted = Object.keys(problems).length === 0;
    return { token, name: name.trim(), email, hash: isAccepted ? await hashPassword(password) : "" };
  }),
  async subject(ctx, { token, email }) {
    const link = await findLink(token, ctx.at, ctx.db);
    if (link?.purpose !== "invitation" || link.viewer.personId !== ctx.viewer.personId || ctx.viewer.personId === null)
      throw new NotFound("invitation");
    if (link.needsName) await assertFreeAddress(ctx.db, email, ctx.viewer.personId);
    return { kind: "person", id: ctx.viewer.personId, link };
  },
  async write(ctx, { input: { token, hash, name, email }, subject: { id: personId, link } }) {
    if (link.needsName) await ctx.db.insert(personNames).values({ trail: ctx.event, personId, name, email });
    await savePassword(ctx.db, { token, personId, hash, at: ctx.at });
    return { personId, email: link.needsName ? email : link.email };
  },
});

/** All that is wrong with the form of an invitation: what its fields lack, a weak password, and an address that is taken. */
async function problemsOf(given: z.output<typeof acceptanceInput>): Promise<Record<string, string>> {
  const link = await findLink(given.token);
  const problems = acceptanceProblems(given, { needsName: link?.needsName ?? false });
  if (!problems.password) {
    const weakness = passwordWeakness(given.password, {
      names: knownNames(given, link),
      common: await commonPasswords(),
    });
    if (weakness !== null) problems.password = weakness;
  }
  return problems;
}

/** The names that an attacker would try as a password: of the invited person, the partnership and the tracker. */
function knownNames({ name, email }: { name: string; email: string }, link: Link | null): string[] {
  return [name, email, link?.viewer.name ?? "", link?.email ?? "", config().partnership, "recommendations tracker"];
}

interface NewPerson {
  readonly trail: number;
  readonly at: Instant;
  readonly name: string;
  readonly email: string;
  readonly role: PersonRole;
  readonly agencyId: number | null;
}

async function appendPerson(
  on: Writing,
  { trail, at, name, email, role, agencyId }: NewPerson,
): Promise<{ token: string }> {
  await on.insert(people).values({ id: trail, trail });
  await on.insert(personNames).values({ trail, personId: trail, name, email });
  await on.insert(roleGrants).values({ trail, personId: trail, role, agencyId });
  await on.insert(standings).values({ trail, personId: trail, active: true, reason: "" });
  return { token: await issueLink(on, { personId: trail, purpose: "invitation", expiresAt: at + INVITATION_LIMIT }) };
}

async function assertFreeAddress(on: Reading, email: string, personId: number) {
  const latest = sql`${personNames.trail} = (select max(n.trail) from ${personNames} n where n.person_id = ${personNames.personId})`;
  const taken = and(eq(personNames.email, email), ne(personNames.personId, personId), latest);
  if (await on.select({ id: personNames.personId }).from(personNames).where(taken).get())
    throw new Invalid({
      email:
        "A person with this e-mail address is in the tracker already: look for them under People, or enter another address.",
    });
}
