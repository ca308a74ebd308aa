import { z } from "zod";
import { reference, requiredText, rowNumber } from "#lib/core/input.ts";
import type { Status } from "#lib/status/rules.ts";

export const noteInput = z.object({
  reference,
  meetingId: rowNumber("Choose a meeting."),
  words: requiredText("Say what was noted.", 1000),
});

/** What a meeting can record about a recommendation. */
export const agendaItemKinds = ["sign-off", "new-date", "owner", "re-check", "question", "note"] as const;
export type AgendaItemKind = (typeof agendaItemKinds)[number];

/** Parses the item to open from `?item=HU2-4:sign-off`; null if it is not valid. */
export function parseAgendaItem(
  text: string | undefined,
): { readonly reference: string; readonly kind: AgendaItemKind } | null {
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
