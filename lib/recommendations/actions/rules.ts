import { z } from "zod";
import { type CalendarDate, daysBetween, type Instant } from "#lib/core/clock.ts";
import {
  calendarDay,
  freeText,
  oneOf,
  optionalCalendarDay,
  optionalRowNumber,
  reference,
  requiredText,
  rowNumber,
  seen,
} from "#lib/core/input.ts";
import { agreedOn } from "#lib/recommendations/taken-over.rules.ts";

export const actionStates = ["open", "done", "dropped"] as const;
export type ActionState = (typeof actionStates)[number];

export const actionStateNames: Readonly<Record<ActionState, string>> = {
  open: "Open",
  done: "Done",
  dropped: "Dropped",
};

/** One part of a compound recommendation. */
export interface Ask {
  readonly id: number;
  readonly words: string;
}

/** An action with its state as of an instant. */
export interface Action {
  readonly trail: number;
  readonly recommendationId: number;
  readonly reference: string;
  readonly askId: number | null;
  readonly agencyId: number;
  readonly personId: number | null;
  /** The trail number of the handover that assigned it to this person, while they have not accepted it. */
  readonly handoverToAccept: number | null;
  readonly what: string;
  readonly dueOn: CalendarDate;
  /** When it had been agreed, if it was taken over from an earlier plan. */
  readonly takenOverFrom: CalendarDate | null;
  readonly state: ActionState;
  readonly doneOn: CalendarDate | null;
  /** The note of the latest report; empty if there is none. */
  readonly note: string;
  readonly reportTrail: number | null;
  readonly reportedAt: Instant | null;
  readonly sample: boolean;
  /** Held for review: visible only to its author and the business team. */
  readonly isHeld: boolean;
}

/** The number of days by which an open action is overdue on a date; null if it is not overdue. */
export function daysActionOverdue(
  { state, dueOn }: Pick<Action, "state" | "dueOn">,
  date: CalendarDate,
): number | null {
  return state === "open" && dueOn < date ? daysBetween(dueOn, date) : null;
}

/** The actions of one ask, with the number done and the number still open; `ask` is null for actions without an ask. */
export interface AskProgress {
  readonly ask: Ask | null;
  readonly actions: readonly Action[];
  readonly done: number;
  readonly toDo: number;
}

/** The progress of each ask in order. Actions that belong to no current ask come last, under a null ask. */
export function progressByAsk(asks: readonly Ask[], actions: readonly Action[]): AskProgress[] {
  const under = (ask: Ask | null): AskProgress => {
    const own = actions.filter(({ askId }) => (ask ? askId === ask.id : !asks.some(({ id }) => id === askId)));
    const done = own.filter(({ state }) => state === "done").length;
    return { ask, actions: own, done, toDo: own.filter(({ state }) => state === "open").length };
  };
  const rest = under(null);
  return [...asks.map(under), ...(rest.actions.length > 0 || asks.length === 0 ? [rest] : [])];
}

const MAX_ASKS = 6;

export const asksInput = z.object({
  reference,
  seen,
  /** One ask a line. */
  asks: freeText("the parts", 1000)
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(
      z
        .array(z.string())
        .min(2, "Enter at least two parts, each on a line of its own.")
        .max(MAX_ASKS, `Enter at most ${MAX_ASKS} parts.`)
        .refine((lines) => lines.every((line) => line.length <= 120), {
          message: "Keep each part to 120 characters: a few words are enough.",
        }),
    ),
});

export const actionInput = z.object({
  reference,
  /** The agency on whose behalf the business team adds it. */
  onBehalfOf: optionalRowNumber("Choose the agency on whose behalf you add it."),
  what: requiredText("Say what is to be done, in a sentence.", 500),
  agencyId: rowNumber("Choose the agency that is to do it."),
  personId: optionalRowNumber("Choose a person from the list."),
  askId: optionalRowNumber("Choose which part of the recommendation it is for."),
  dueOn: calendarDay("the day it is due"),
  agreedOn,
  /** Why it is entered after the day it was due. */
  reason: freeText("why it is entered now", 1000),
});

export const actionReportInput = z
  .object({
    actionTrail: rowNumber("Choose an action."),
    agencyId: optionalRowNumber("Choose the agency on whose behalf you report."),
    /** The trail number of the last report on the page; 0 if there was none. */
    seen,
    state: oneOf(actionStates, "Choose whether it is still to do, done or dropped."),
    doneOn: optionalCalendarDay("the day it was done"),
    note: freeText("the note", 2000),
  })
  .superRefine((given, context) => {
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (given.state === "done" && given.doneOn === undefined) issue("doneOn", "Enter the day it was done.");
    if (given.state !== "done" && given.doneOn !== undefined)
      issue("doneOn", "Leave the day it was done empty, or choose “Done”.");
    if (given.state !== "done" && given.note === "")
      issue(
        "note",
        given.state === "dropped" ? "Say in the note why it was dropped." : "Say in the note how far it has come.",
      );
  });
