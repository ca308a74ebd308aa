import { eq } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { agencies, roleGrants, sessions, standings } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import { loadPersonSubject } from "./queries.ts";
import { accessChangeInput, isSessionOpen, roleChangeInput, signOutInput } from "./rules.ts";
import { endSessions } from "./sessions.store.ts";
import { revokeAccess } from "./store.ts";

/** Changes the role of a person, from the next request on. */
export const changeRole = defineCommand({
  name: "changeRole",
  input: roleChangeInput,
  async subject(ctx, { personId, agencyId, seen }) {
    const subject = await loadPersonSubject(ctx.db, personId);
    const { person } = subject;
    assertNotSelf(ctx.viewer, personId, "Another member of the business team has to change your role.");
    await assertAgency(ctx.db, agencyId);
    if (person.roleTrail !== seen)
      throw new Conflict(
        "Another person changed this role while you had the page open.",
        [{ label: "The role now", text: roleNames[person.role] }],
        person.roleTrail,
      );
    return subject;
  },
  async write(ctx, { input }) {
    await ctx.db
      .insert(roleGrants)
      .values({ trail: ctx.event, personId: input.personId, role: input.role, agencyId: agencyOf(input) });
  },
});

/** Disables a person and ends their sessions and unused links at once. The name stays in the audit trail. */
export const disablePerson = defineCommand({
  name: "disablePerson",
  input: accessChangeInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { personId }) {
    const subject = await loadPersonSubject(ctx.db, personId);
    assertNotSelf(ctx.viewer, personId, "Another member of the business team has to disable you.");
    if (!subject.person.active) throw new Conflict(`${subject.person.name} is disabled already.`);
    return subject;
  },
  async write(ctx, { input: { personId, reason } }) {
    await ctx.db.insert(standings).values({ trail: ctx.event, personId, active: false, reason });
    await revokeAccess(ctx.db, personId);
  },
});

/** Ends one or all sessions of a person, who can sign in again. */
export const signOutPerson = defineCommand({
  name: "signOutPerson",
  input: signOutInput,
  async subject(ctx, { personId, session }) {
    const subject = await loadPersonSubject(ctx.db, personId);
    const open = (await ctx.db.select().from(sessions).where(eq(sessions.personId, personId))).filter((row) =>
      isSessionOpen(row, ctx.at),
    );
    if (!open.some(({ tokenHash }) => session === undefined || tokenHash === session))
      throw new Conflict(`${subject.person.name} is not signed in there any more.`);
    return subject;
  },
  async write(ctx, { input: { personId, session } }) {
    await endSessions(ctx.db, personId, session);
  },
});

/** Enables a person who was disabled. */
export const enablePerson = defineCommand({
  name: "enablePerson",
  input: accessChangeInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { personId }) {
    const subject = await loadPersonSubject(ctx.db, personId);
    if (subject.person.active) throw new Conflict(`${subject.person.name} is not disabled.`);
    return subject;
  },
  async write(ctx, { input: { personId, reason } }) {
    await ctx.db.insert(standings).values({ trail: ctx.event, personId, active: true, reason });
  },
});

/** The agency to store with a role: that of a lead, null for other roles. */
export function agencyOf({ role, agencyId }: { role: string; agencyId?: number | undefined }): number | null {
  return role === "lead" ? (agencyId ?? null) : null;
}

function assertNotSelf(viewer: Viewer, personId: number, sentence: string) {
  if (viewer.personId === personId) throw new Conflict(sentence);
}

/** Throws Invalid if the agency does not exist. The agency is optional. */
export async function assertAgency(on: Reading, agencyId: number | undefined) {
  if (agencyId === undefined) return;
  const agency = await on.select({ id: agencies.id }).from(agencies).where(eq(agencies.id, agencyId)).get();
  if (!agency) throw new Invalid({ agencyId: "Choose an agency from the list." });
}
