import { mayEverDo } from "#lib/core/access.ts";
import { type CommandOptions, writeTogether } from "#lib/core/command.ts";
import { asOfInstant, type Snapshot } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound, unavailableFrom } from "#lib/core/errors.ts";
import { type FormValues, parse } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { getRecommendationSubject, type Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { Basis } from "#lib/recommendations/ownership.rules.ts";
import { obstacleOf, type TogetherInput, togetherInput } from "./rules.ts";

/** What became of one recommendation: set, or why it was left as it was. */
export interface SetRow {
  readonly reference: string;
  readonly obstacle: string | null;
}

/**
 * Sets the due date and the lead of several recommendations, each with its own events. A recommendation that cannot be set
 * in full is left as it was. Throws Invalid for what is wrong with the form, before anything is written, and Forbidden.
 */
export async function setTogether(
  viewer: Viewer,
  values: FormValues,
  options: CommandOptions = {},
): Promise<readonly SetRow[]> {
  const input = await parse(togetherInput, values);
  const rows: SetRow[] = [];
  for (const reference of input.references) {
    const hasWritten = rows.some(({ obstacle }) => obstacle === null);
    const obstacle = await setInFull(viewer, reference, input, options).catch((error) =>
      obstacleFrom(error, hasWritten),
    );
    rows.push({ reference, obstacle });
  }
  return rows;
}

async function setInFull(
  viewer: Viewer,
  reference: string,
  input: TogetherInput,
  options: CommandOptions,
): Promise<null> {
  await writeTogether(viewer, async (within) => {
    const ctx = { asOf: await asOfInstant(undefined, within), db: within };
    await setOne(viewer, ctx, reference, input, { ...options, within });
  });
  return null;
}

/** Why one recommendation was left as it was. Once another is written, no failure may hide that it was. */
function obstacleFrom(error: unknown, hasWritten: boolean): string {
  if (error instanceof Conflict) return error.message;
  if (error instanceof NotFound) return "There is no such recommendation.";
  if (hasWritten && error instanceof Invalid) return error.message;
  if (hasWritten && unavailableFrom(error)) return "The tracker could not save it. Try again in a minute.";
  throw error;
}

async function setOne(
  viewer: Viewer,
  ctx: Snapshot,
  reference: string,
  input: TogetherInput,
  options: CommandOptions,
): Promise<void> {
  const { dueOn, agreedOn, leadPersonId, reason } = input;
  for (const command of ["setDueDate", "assignOwner"] as const)
    if (!mayEverDo(viewer, command)) throw new Forbidden(command, "the requested subject");
  const { id, ownership } = await getRecommendationSubject(ctx, reference);
  const facts = {
    dueOn: (await getDueDates(ctx, id)).agreed.at(-1)?.dueOn ?? null,
    ownerId: ownership.responsible.owner,
    leadPersonId: ownership.owner?.leadPersonId ?? null,
    ownerEvent: ownership.owner?.trail ?? 0,
  };
  const obstacle = obstacleOf(facts, input, await agencyOfLead(ctx, leadPersonId));
  if (obstacle) throw new Conflict(obstacle);
  const keyed = (what: string) => ({
    ...options,
    formKey: options.formKey && `${options.formKey}/${reference}/${what}`,
  });
  if (dueOn !== undefined && facts.dueOn === null)
    await setDueDate(viewer, { reference, dueOn, agreedOn, reason }, keyed("date"));
  if (leadPersonId !== undefined && leadPersonId !== facts.leadPersonId && facts.ownerId !== null) {
    const lead = { agencyId: facts.ownerId, leadPersonId, basis: basisOf(ownership), seen: facts.ownerEvent };
    await assignOwner(viewer, { reference, reason, ...lead }, keyed("lead"));
  }
}

/** The agency of a lead; null if no lead is to be set. Throws Invalid for a person who is no lead. */
async function agencyOfLead(ctx: Snapshot, leadPersonId: number | undefined): Promise<number | null> {
  if (leadPersonId === undefined) return null;
  const lead = (await listLeads(ctx)).find(({ id }) => id === leadPersonId);
  if (!lead) throw new Invalid({ leadPersonId: "Choose a person from the list." });
  return lead.agencyId;
}

/** How the owner was decided, which stays as it is: a proposal that the Executive confirmed is not proposed again. */
function basisOf({ owner }: Ownership): Basis {
  if (!owner) return "assigned";
  return owner.basis === "proposed" && owner.confirmed ? "assigned" : owner.basis;
}
