import { eq } from "drizzle-orm";
import {
  dateDecisions,
  dateRequests,
  dueDates,
  reportingIntervals,
  takenOver,
  trail as trailRows,
} from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { defineCommand } from "#lib/core/command.ts";
import type { Context } from "#lib/core/context.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { assertMayDecide } from "#lib/recommendations/decisions.ts";
import { getRecommendationSubject, getReportingSubject } from "#lib/recommendations/ownership.queries.ts";
import { datesProblems } from "#lib/recommendations/taken-over.rules.ts";
import { getDueDates } from "./queries.ts";
import {
  dateAcceptanceInput,
  dateObstacle,
  dateRefusalInput,
  dateRequestInput,
  dueDateInput,
  reportingIntervalInput,
} from "./rules.ts";

/**
 * Sets the first due date. Throws Conflict if one is agreed already, since later dates need a decision, and Invalid for a
 * past date without the day on which an earlier plan agreed it.
 */
export const setDueDate = defineCommand({
  name: "setDueDate",
  input: dueDateInput,
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { reference, dueOn, agreedOn, reason }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const latest = (await getDueDates(ctx, subject.id)).agreed.at(-1);
    if (latest)
      throw new Conflict("A due date has been agreed already: a later one has to be asked for.", [
        { label: "The date agreed", text: formatDate(latest.dueOn) },
        { label: "Your date and reason", text: `${formatDate(dueOn)}. ${reason}` },
      ]);
    assertDates(ctx, { dueOn, agreedOn });
    return subject;
  },
  async write(ctx, { input: { dueOn, agreedOn, reason }, subject }) {
    await ctx.db.insert(dueDates).values({ trail: ctx.event, recommendationId: subject.id, dueOn, reason });
    if (agreedOn) await ctx.db.insert(takenOver).values({ trail: ctx.event, agreedOn });
  },
});

/**
 * Requests a new due date, with the reason and the interim risk. The agreed date applies until the decision. Throws Conflict
 * if no date is agreed, a request is open or the date has changed, and Invalid for a past or unchanged date.
 */
export const requestNewDate = defineCommand({
  name: "requestNewDate",
  input: dateRequestInput,
  onIdentifier: "hold",
  freeText: ({ reason, interimRisk }) => ({ reason, interimRisk }),
  async subject(ctx, { reference, agencyId, dueOn, reason, seen }) {
    const subject = await getReportingSubject(ctx, reference, agencyId);
    const { agreed, openRequest } = await getDueDates(ctx, subject.id);
    const latest = agreed.at(-1);
    if (!latest) throw new Conflict("No due date has been agreed yet: the business team sets the first.");
    if (openRequest)
      throw new Conflict("Another date has been asked for already, and waits to be decided on.", [
        { label: "The date asked for", text: `${formatDate(openRequest.dueOn)}. ${openRequest.reason}` },
        { label: "Yours", text: `${formatDate(dueOn)}. ${reason}` },
      ]);
    if (latest.trail !== seen)
      throw new Conflict(
        "The due date changed while you had the page open.",
        [
          { label: "The date now", text: formatDate(latest.dueOn) },
          { label: "Your reason", text: reason },
        ],
        latest.trail,
      );
    assertNotPast(dueOn, ctx.asOf.date);
    if (dueOn === latest.dueOn) throw new Invalid({ dueOn: "This is the date that holds already: enter another." });
    return subject;
  },
  async write(ctx, { input: { dueOn, reason, interimRisk }, subject: { id, agencyId }, held }) {
    await ctx.db
      .insert(dateRequests)
      .values({ trail: ctx.event, recommendationId: id, agencyId, dueOn, reason, interimRisk, held });
  },
});

/** Accepts the requested date, which becomes the due date; earlier dates stay in the history. Throws Invalid if it has passed. */
export const acceptNewDate = defineCommand({
  name: "acceptNewDate",
  input: dateAcceptanceInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, input) {
    const subject = await getRequestSubject(ctx, "acceptNewDate", input);
    const obstacle = dateObstacle(subject.request, ctx.asOf.date);
    if (obstacle) throw new Invalid({ decision: obstacle });
    return subject;
  },
  async write(ctx, { input: { reason, meetingId, requestTrail }, subject: { id, request } }) {
    await ctx.db
      .insert(dateDecisions)
      .values({ trail: ctx.event, requestTrail, accepted: true, reason, meetingId: meetingId ?? null });
    await ctx.db.insert(dueDates).values({ trail: ctx.event, recommendationId: id, dueOn: request.dueOn, reason });
  },
});

/** Refuses the requested date; the agreed date still applies. */
export const refuseNewDate = defineCommand({
  name: "refuseNewDate",
  input: dateRefusalInput,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  subject: (ctx, input) => getRequestSubject(ctx, "refuseNewDate", input),
  async write(ctx, { input: { reason, meetingId, requestTrail } }) {
    await ctx.db
      .insert(dateDecisions)
      .values({ trail: ctx.event, requestTrail, accepted: false, reason, meetingId: meetingId ?? null });
  },
});

/** Sets how often the owner has to report, in months. Throws Invalid if the interval is unchanged. */
export const setReportingInterval = defineCommand({
  name: "setReportingInterval",
  input: reportingIntervalInput,
  async subject(ctx, { reference, months }) {
    const subject = await getRecommendationSubject(ctx, reference);
    const { reportingMonths } = await getDueDates(ctx, subject.id);
    if (reportingMonths === months)
      throw new Invalid({ months: "This is how often the owner reports already: enter another number." });
    return subject;
  },
  async write(ctx, { input: { months }, subject }) {
    await ctx.db.insert(reportingIntervals).values({ trail: ctx.event, recommendationId: subject.id, months });
  },
});

interface Decision {
  readonly reference: string;
  readonly requestTrail: number;
  readonly reason: string;
  readonly meetingId?: number | undefined;
}

/** The open request to be decided on. Throws Conflict if it was decided on already, and Forbidden for the person who made it. */
async function getRequestSubject(ctx: Context, command: CommandName, input: Decision) {
  const subject = await getRecommendationSubject(ctx, input.reference);
  const { openRequest } = await getDueDates(ctx, subject.id);
  if (openRequest?.trail !== input.requestTrail) {
    const decided = await ctx.db
      .select({ accepted: dateDecisions.accepted, reason: dateDecisions.reason })
      .from(dateDecisions)
      .innerJoin(trailRows, eq(trailRows.number, dateDecisions.trail))
      .where(eq(dateDecisions.requestTrail, input.requestTrail))
      .get();
    throw new Conflict("Another person has just decided on this request.", [
      {
        label: "Their decision",
        text: decided
          ? `${decided.accepted ? "Accepted" : "Refused"}. ${decided.reason}`
          : "It is not waiting any more.",
      },
      { label: "Your reason", text: input.reason },
    ]);
  }
  assertMayDecide(ctx, command, subject, openRequest);
  await assertMeeting(ctx.db, input.meetingId);
  return { ...subject, request: openRequest };
}

/** Throws Invalid for dates that this viewer may not enter, or that do not fit. */
function assertDates(ctx: Context, dates: Parameters<typeof datesProblems>[1]) {
  const problems = datesProblems(ctx.viewer, dates, ctx.asOf.date);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

function assertNotPast(dueOn: CalendarDate, today: CalendarDate) {
  if (dueOn < today) throw new Invalid({ dueOn: "Enter a due date that has not passed." });
}
