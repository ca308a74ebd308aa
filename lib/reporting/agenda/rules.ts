import { z } from "zod";
import { reference, requiredText, rowNumber } from "#lib/core/input.ts";
import type { Status } from "#lib/status/rules.ts";

export const noteInput = z.object({
  reference,
  meetingId: rowNumber("Choose a meeting."),
  words: requiredText("Say what was noted.", 1000),
});

/** What a meeting can record about a recommendation. */
const agendaItemKinds = ["sign-off", "new-date", "owner", "not-accepted", "re-check", "question", "note"] as const;
export type AgendaItemKind = (typeof agendaItemKinds)[number];

/** One thing that can be recorded about one recommendation. */
export interface AgendaPlace {
  readonly reference: string;
  readonly kind: AgendaItemKind;
}

/** Parses an item of an agenda from the address of a page, such as "HU2-4:sign-off"; null if it is not valid. */
export function parseAgendaItem(text: string | undefined): AgendaPlace | null {
  const [reference = "", kind] = (text ?? "").split(":");
  const known = agendaItemKinds.find((one) => one === kind);
  return reference && known ? { reference, kind: known } : null;
}

/** A recommendation on the agenda of a meeting, with what can be recorded about it and whether the viewer may. */
export interface AgendaItem {
  readonly reference: string;
  readonly shortTitle: string;
  readonly shown: Status;
  readonly shownName: string;
  readonly waiting: readonly { readonly kind: AgendaItemKind; readonly label: string; readonly mayDo: boolean }[];
}

/** The first thing to record about a recommendation: a decision that the viewer may record, else a note. */
export function firstPlaceOf({ reference, waiting }: AgendaItem): AgendaPlace {
  return { reference, kind: decisionOf(waiting) ?? "note" };
}

/**
 * The item to open after something was recorded: another decision on the same recommendation, else the next
 * recommendation of the agenda. Null after the last.
 */
export function nextPlace(agenda: readonly AgendaItem[], recorded: string): AgendaPlace | null {
  const index = agenda.findIndex(({ reference }) => reference === recorded);
  const here = agenda[index];
  if (here && decisionOf(here.waiting)) return firstPlaceOf(here);
  const next = agenda[index + 1];
  return next ? firstPlaceOf(next) : null;
}

function decisionOf(waiting: AgendaItem["waiting"]): AgendaItemKind | undefined {
  return waiting.find(({ kind, mayDo }) => mayDo && kind !== "question" && kind !== "note")?.kind;
}
