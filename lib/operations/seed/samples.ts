import { Readable } from "node:stream";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { CommandOptions } from "#lib/core/command.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { listAsks } from "#lib/recommendations/actions/queries.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";

/** The options of a command that writes sample data. */
export type SampleOptions = CommandOptions & { readonly at: Instant };

/** The texts of an update. */
export interface Answers {
  readonly done: string;
  readonly difference: string;
  readonly next: string;
  readonly inTheWay: string;
}

/** Posts an update of an agency. */
export async function postSample(
  lead: Viewer,
  reference: string,
  rating: Rating,
  words: Partial<Answers>,
  options: SampleOptions,
) {
  const { id } = await getRecommendation(await currentContext(lead), reference);
  const [last] = await listUpdates(contextAt(lead, await asOfInstant(options.at)), id);
  await postUpdate(lead, { reference, rating, seen: last?.trail ?? 0, ...words }, options);
}

/** Assigns a lead person without changing the owner. */
export async function assignLead(business: Viewer, reference: string, lead: Viewer, options: SampleOptions) {
  const recommendation = await getRecommendation(await currentContext(business), reference);
  const { owner } = await getOwnership(contextAt(business, await asOfInstant(options.at)), recommendation);
  if (!owner || lead.personId === null) throw new Error(`${reference} has no owner to give a lead`);
  await assignOwner(
    business,
    {
      reference,
      agencyId: owner.agencyId,
      leadPersonId: lead.personId,
      basis: owner.basis,
      reason: "The agency named its lead.",
      seen: owner.trail,
    },
    options,
  );
}

/** Adds an action to HU2-3 and returns its event number. `ask` is the index of the part it belongs to. */
export async function addSampleAction(
  lead: Viewer,
  agencyId: number,
  { what, ask, dueOn }: { what: string; ask: number; dueOn: CalendarDate },
  options: SampleOptions,
): Promise<number> {
  const { id } = await getRecommendation(await currentContext(lead), "HU2-3");
  const asks = await listAsks(contextAt(lead, await asOfInstant(options.at)), id);
  const given = { reference: "HU2-3", what, agencyId, personId: lead.personId ?? "", askId: asks[ask]?.id, dueOn };
  return (await addAction(lead, given, options)).trail;
}

/** Adds a file as evidence. */
export async function addSampleFile(lead: Viewer, reference: string, trueOn: CalendarDate, options: SampleOptions) {
  const table = "District,Families that agreed,Plans shared\nNorth,31,24\nSouth,29,19\nEast,33,22\nWest,27,19\n";
  const received = await receiveUpload(lead, "plans-shared-sample.csv", Readable.from([Buffer.from(table)]));
  if (!("ticket" in received)) throw new Error(`the sample file was refused: ${received.refused}`);
  const evidence = [{ file: received.ticket, title: "Plans shared, by district", shows: "outcome", trueOn }];
  await addEvidence(lead, { reference, evidence }, options);
}
