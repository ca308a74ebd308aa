import { mayTakeOver } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { optionalCalendarDay } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";

/** The field with the day on which a date of an earlier plan was agreed. */
export const agreedOn = optionalCalendarDay("the day it was agreed");

interface Dates {
  readonly dueOn: CalendarDate;
  readonly agreedOn?: CalendarDate | undefined;
}

/**
 * What is wrong with a due date, and the day on which it was agreed: a sentence for each field. Only the business team may
 * enter a due date that has passed, and says when it was agreed.
 */
export function datesProblems(viewer: Viewer, dates: Dates, today: CalendarDate): Record<string, string> {
  return mayTakeOver(viewer) ? takenOverProblems(dates, today) : newProblems(dates, today);
}

function takenOverProblems({ dueOn, agreedOn: agreed }: Dates, today: CalendarDate): Record<string, string> {
  if (agreed === undefined)
    return dueOn < today
      ? {
          agreedOn: `Enter the day on which ${formatDate(dueOn)} was agreed, since it has passed. Or enter a later day.`,
        }
      : {};
  if (agreed > today) return { agreedOn: "Enter today or an earlier day as the day it was agreed." };
  return agreed > dueOn ? { agreedOn: "Enter the day it was agreed: it cannot be after the day it was due." } : {};
}

function newProblems({ dueOn, agreedOn: agreed }: Dates, today: CalendarDate): Record<string, string> {
  return {
    ...(dueOn < today && {
      dueOn:
        "Enter today or a later day. Only the business team can enter a day that has passed, from an earlier plan.",
    }),
    ...(agreed !== undefined && {
      agreedOn: "Leave this empty: only the business team enters dates of an earlier plan.",
    }),
  };
}

/** That something was taken over, as a sentence. */
export function takenOverInWords(agreed: CalendarDate): string {
  return `Taken over from an earlier plan, agreed on ${formatDate(agreed)}.`;
}
