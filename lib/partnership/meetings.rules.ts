import { z } from "zod";
import type { CalendarDate } from "#lib/core/clock.ts";
import { calendarDay, optionalCalendarDay, optionalRowNumber, requiredLine } from "#lib/core/input.ts";

export interface Meeting {
  readonly id: number;
  readonly title: string;
  readonly heldOn: CalendarDate;
  /** The date by which papers must be submitted; null if none was set. */
  readonly papersDueOn: CalendarDate | null;
}

/** The last meeting before a date, one on that date, and the first one after it. */
export function meetingsAround(
  meetings: readonly Meeting[],
  date: CalendarDate,
): { last: Meeting | null; ofDay: Meeting | null; next: Meeting | null } {
  const inOrder = meetings.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  return {
    last: inOrder.findLast((meeting) => meeting.heldOn < date) ?? null,
    ofDay: inOrder.find((meeting) => meeting.heldOn === date) ?? null,
    next: inOrder.find((meeting) => meeting.heldOn > date) ?? null,
  };
}

export const newMeetingInput = z
  .object({
    title: requiredLine("Say which meeting it is, such as Executive.", 120),
    heldOn: calendarDay("the day of the meeting"),
    papersDueOn: optionalCalendarDay("the day its papers are due"),
  })
  .refine(({ heldOn, papersDueOn }) => papersDueOn === undefined || papersDueOn <= heldOn, {
    path: ["papersDueOn"],
    message: "Enter the day of the meeting or an earlier day as the day its papers are due.",
  });

/** The meeting at which something was decided or asked; optional. */
export const optionalMeeting = optionalRowNumber("Choose a meeting from the list.");
