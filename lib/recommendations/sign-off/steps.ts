import { signOffs } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { Write } from "#lib/core/command.ts";
import type { Context, Snapshot, WriteContext } from "#lib/core/context.ts";
import { Conflict } from "#lib/core/errors.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { assertMayDecide } from "#lib/recommendations/decisions.ts";
import { getRecommendationSubject } from "#lib/recommendations/ownership.queries.ts";
import { stepNames } from "./labels.ts";
import { findSignOff } from "./queries.ts";
import type { SignOff, Step } from "./rules.ts";

interface Decision {
  readonly reason: string;
  readonly meetingId?: number | undefined;
}

/** The row of a step of assurance. A decision is never held for review. */
export function stepRow(recommendationId: number, step: Step, trail: number, { reason, meetingId }: Decision) {
  return { trail, recommendationId, step, reason, meetingId: meetingId ?? null, held: false };
}

/** The write of a command that only appends a step. */
export function appendStep(step: Step) {
  return async (
    ctx: WriteContext,
    { input, subject }: Write<Decision, Awaited<ReturnType<typeof getLastStepSubject>>>,
  ) => {
    await ctx.db.insert(signOffs).values(stepRow(subject.id, step, ctx.event, input));
  };
}

/** The recommendation with its request to be decided on. Throws Conflict if it was decided on, and Forbidden for its author. */
export async function getRequestSubject(
  ctx: Context,
  command: CommandName,
  input: Decision & { readonly reference: string; readonly requestTrail: number },
) {
  const subject = await getRecommendationSubject(ctx, input.reference);
  const now = await findSignOff(ctx, subject.id);
  if (now?.step !== "requested" || now.request?.trail !== input.requestTrail)
    throw new Conflict("Another person has just decided on this request.", [
      { label: "Status now", text: describeStep(now) || "Nothing is asked for." },
      { label: "Your reason", text: input.reason },
    ]);
  assertMayDecide(ctx, command, subject, now.request);
  await assertMeeting(ctx.db, input.meetingId);
  return { ...subject, request: now.request };
}

/** The recommendation with its last step of assurance. Throws Conflict if it is not the one on the page. */
export async function getLastStepSubject(
  ctx: Snapshot,
  input: Decision & { readonly reference: string; readonly seen: number },
) {
  const subject = await getRecommendationSubject(ctx, input.reference);
  const now = await findSignOff(ctx, subject.id);
  if ((now?.trail ?? 0) !== input.seen)
    throw new Conflict(
      "Another person decided on this while you had the page open.",
      [
        { label: "Status now", text: describeStep(now) },
        { label: "Your reason", text: input.reason },
      ],
      now?.trail ?? 0,
    );
  await assertMeeting(ctx.db, input.meetingId);
  return { ...subject, now };
}

function describeStep(signOff: SignOff | null): string {
  return signOff ? `${stepNames[signOff.step]}. ${signOff.reason}` : "";
}
