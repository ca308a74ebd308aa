import type { Instant } from "#lib/core/clock.ts";

/** Something in the database that is not as it was written. */
export type Break =
  | { readonly kind: "row missing"; readonly trail: number }
  | { readonly kind: "row not sealed" | "row altered" | "facts altered"; readonly trail: number }
  | { readonly kind: "redacted text altered"; readonly trail: number; readonly table: string; readonly column: string }
  | { readonly kind: "fact without its row"; readonly trail: number; readonly table: string };

/** Something that is not as it was written: in the chain, or among the evidence files. */
export type Finding =
  | Break
  | { readonly kind: "file missing" | "file altered"; readonly evidenceId: number; readonly sha256: string };

/** What a trail row still says of itself: for telling a finding in words. */
export interface RowSaid {
  readonly number: number;
  readonly at: Instant;
  readonly command: string;
  readonly subjectKind: string;
  readonly subjectId: number;
}
