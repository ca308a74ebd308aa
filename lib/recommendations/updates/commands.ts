import { updates } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
import {
  appendEvidence,
  assertNotAgain,
  assertNotFuture,
  assertReplaceable,
  evidenceTexts,
  getUploadsBySlot,
} from "./evidence.ts";
import { listUpdates, type Update } from "./queries.ts";
import { evidenceInput, updateInput, updateQuestions } from "./rules.ts";

/**
 * Posts an update with its evidence, or a correction of one. It is held for review if it may identify a person and is posted
 * anyway. Throws Conflict if there is a newer update, and Invalid for missing answers or evidence of a future day.
 */
export const postUpdate = defineCommand({
  name: "postUpdate",
  input: updateInput,
  onIdentifier: "hold",
  async subject(ctx, input) {
    const subject = await getReportingSubject(ctx, input.reference, input.agencyId);
    const all = await listUpdates(ctx, subject.id);
    const newest = all.at(0);
    if (newest && newest.trail !== input.seen) throw updateConflict(newest, input);
    const last = all.find((update) => update.agencyId === subject.agencyId);
    const corrected = input.corrects === undefined ? null : findCorrectable(all, subject.agencyId, input.corrects);
    if (input.nothingChanged && !last)
      throw new Invalid({
        rating: "This agency has posted no update yet, so nothing can be unchanged: choose a rating.",
      });
    if (input.nothingChanged && last && input.rating !== undefined && input.rating !== last.rating)
      throw new Invalid({
        rating: "You chose that nothing has changed: choose the rating as it was, or say what has changed.",
      });
    assertNotFuture(input.evidence, ctx.at);
    const uploads = await getUploadsBySlot(ctx, input.evidence);
    await assertNotAgain(ctx, subject, input.evidence, uploads);
    return { ...subject, last, corrected, uploads };
  },
  freeText: (input, { uploads }) => ({
    ...Object.fromEntries(updateQuestions.map((question) => [question, input[question]])),
    ...evidenceTexts(input.evidence, uploads),
  }),
  async write(ctx, { input, subject: { id, agencyId, asOwner, last, corrected }, held }) {
    await ctx.db.insert(updates).values({
      trail: ctx.event,
      recommendationId: id,
      agencyId,
      asOwner,
      rating: input.rating ?? last?.rating ?? "not-started",
      nothingChanged: input.nothingChanged,
      done: input.done,
      difference: input.difference,
      next: input.next,
      inTheWay: input.inTheWay,
      correctsTrail: corrected?.trail ?? null,
      standsAt: corrected?.standsAt ?? ctx.event,
      held,
    });
    const fact = { trail: ctx.event, recommendationId: id, agencyId, held, replacesId: null };
    await appendEvidence(ctx, fact, input.evidence);
  },
});

/** Adds evidence without an update, or replaces evidence with a newer version. Throws NotFound, Conflict or Invalid. */
export const addEvidence = defineCommand({
  name: "addEvidence",
  input: evidenceInput,
  onIdentifier: "hold",
  async subject(ctx, input) {
    const subject = await getReportingSubject(ctx, input.reference, input.agencyId);
    assertNotFuture(input.evidence, ctx.at);
    if (input.replaces !== undefined) await assertReplaceable(ctx, subject, input.replaces);
    const uploads = await getUploadsBySlot(ctx, input.evidence);
    await assertNotAgain(ctx, subject, input.evidence, uploads);
    return { ...subject, uploads };
  },
  freeText: (input, { uploads }) => evidenceTexts(input.evidence, uploads),
  async write(ctx, { input, subject: { id, agencyId }, held }) {
    const replacesId = input.replaces ?? null;
    await appendEvidence(ctx, { trail: ctx.event, recommendationId: id, agencyId, held, replacesId }, input.evidence);
  },
});

type Answers = Readonly<Record<(typeof updateQuestions)[number], string>>;

function updateConflict(current: Answers & { readonly trail: number }, submitted: Answers) {
  const text = (answers: Answers) =>
    updateQuestions
      .map((question) => answers[question])
      .filter(Boolean)
      .join("\n") || "Nothing has changed.";
  return new Conflict(
    "Another person posted an update on this recommendation while you were writing.",
    [
      { label: "Their update", text: text(current) },
      { label: "Yours", text: text(submitted) },
    ],
    current.trail,
  );
}

/** The update to be corrected. Throws NotFound if it is not of this agency, and Conflict if it was corrected already. */
function findCorrectable(all: readonly Update[], agencyId: number, trail: number): Update {
  const found = all.find((update) => update.trail === trail && update.agencyId === agencyId);
  if (!found) throw new NotFound("update");
  if (all.some((update) => update.correctsTrail === trail))
    throw new Conflict("This update has been corrected already: correct the correction.");
  return found;
}
