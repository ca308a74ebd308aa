import { defineCommand } from "#lib/core/command.ts";
import { Conflict } from "#lib/core/errors.ts";
import { loadPersonSubject } from "#lib/identity/people/queries.ts";
import { endSessions } from "#lib/identity/people/sessions.store.ts";
import { hasSecondFactor } from "./queries.ts";
import { personInput } from "./rules.ts";
import { deleteSecondFactor } from "./store.ts";

/**
 * Removes the second factor of a person who lost it, and ends their sessions. They sign in by password alone, and set up
 * another second factor if their role requires one.
 */
export const removeSecondFactor = defineCommand({
  name: "removeSecondFactor",
  input: personInput,
  async subject(ctx, { personId }) {
    const subject = await loadPersonSubject(ctx.db, personId);
    if (ctx.viewer.personId === personId)
      throw new Conflict("Another member of the business team has to remove your second factor.");
    if (!(await hasSecondFactor(ctx.db, personId))) throw new Conflict(`${subject.person.name} has no second factor.`);
    return subject;
  },
  async write(ctx, { input: { personId } }) {
    await deleteSecondFactor(ctx.db, personId);
    await endSessions(ctx.db, personId);
  },
});
