import { z } from "zod";
import { requiredText, rowNumber } from "#lib/core/input.ts";
import type { Status } from "#lib/status/rules.ts";

export const noting = z.object({
  reference: z.string("Choose a recommendation."),
  meetingId: rowNumber("Choose a meeting."),
  words: requiredText("Say what was noted.", 1000),
});

/** What a meeting may do about a recommendation. */
export const itemKinds = ["sign-off", "new-date", "owner", "re-check", "question", "note"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** The item that `?item=HU2-4:sign-off` opens; null if it is not valid. */
export function itemFrom(text: string | undefined): { readonly reference: string; readonly kind: ItemKind } | null {
  const [reference = "", kind] = (text ?? "").split(":");
  const known = itemKinds.find((one) => one === kind);
  return reference && known ? { reference, kind: known } : null;
}

/** One recommendation on the page that records a meeting's decisions, with what the viewer may do there. */
export interface AgendaItem {
  readonly reference: string;
  readonly shortTitle: string;
  readonly shown: Status;
  readonly shownName: string;
  readonly waiting: readonly { readonly kind: ItemKind; readonly label: string; readonly mayDo: boolean }[];
}
