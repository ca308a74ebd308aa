import { z } from "zod";
import { addDays, type CalendarDate, formatDate, type Instant } from "#lib/core/clock.ts";
import {
  calendarDay,
  oneOf,
  optionalCalendarDay,
  optionalRowNumber,
  reference,
  requiredText,
  seen,
  seenFact,
} from "#lib/core/input.ts";

/** What a body can say to a recommendation that is addressed to it. */
export const answers = ["accepted", "accepted-in-part", "not-accepted"] as const;
export type Answer = (typeof answers)[number];

export const answerNames: Readonly<Record<Answer, string>> = {
  accepted: "Accepted",
  "accepted-in-part": "Accepted in part",
  "not-accepted": "Not accepted",
};

/** A body outside the partnership has so many days to respond, unless the business team sets another date. */
const USUAL_DAYS = 56;

/** The day by which a response is owed that is asked for on a day, unless the business team sets another. */
export function usualResponseDate(askedOn: CalendarDate): CalendarDate {
  return addDays(askedOn, USUAL_DAYS);
}

/** What is wrong with the day by which a response is owed, in a sentence; null if nothing is. A letter may have been sent before. */
export function responseDateProblem(dueOn: CalendarDate, publishedOn: CalendarDate): string | null {
  return dueOn < publishedOn ? `Enter a day after the review was published, on ${formatDate(publishedOn)}.` : null;
}

/** A request to the owner to say whether it accepts a recommendation. */
export interface ResponseRequest {
  readonly trail: number;
  readonly at: Instant;
  /** The owner when it was asked. */
  readonly agencyId: number;
  readonly dueOn: CalendarDate;
}

/** What an agency said. */
export interface Response {
  readonly trail: number;
  readonly agencyId: number;
  readonly asOwner: boolean;
  readonly answer: Answer;
  readonly reason: string;
  readonly respondedOn: CalendarDate;
  readonly isHeld: boolean;
}

/** The latest request for a response and what was said to it, as of an instant. */
export interface ResponseState {
  readonly request: ResponseRequest | null;
  /** Every response since that request that the viewer may see, newest first. */
  readonly responses: readonly Response[];
  /** The owner’s response that answers it; null while it is owed, or held for review. */
  readonly response: Response | null;
}

/** Whether a response is still owed. */
export function isOwed({ request, response }: ResponseState): boolean {
  return request !== null && response === null;
}

export const responseRequestInput = z.object({
  reference,
  dueOn: calendarDay("the day by which the response is owed"),
  /** The trail number of the request on the page; 0 if there was none. */
  seen,
});

export const responseInput = z.object({
  reference,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you respond."),
  answer: oneOf(answers, "Say whether it is accepted."),
  reason: requiredText("Say why, in a sentence.", 2000),
  respondedOn: optionalCalendarDay("the day of the response"),
  /** The trail number of the request that it answers. */
  seen: seenFact,
});
