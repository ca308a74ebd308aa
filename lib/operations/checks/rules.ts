import type { ChainBreak } from "#db/verify.ts";
import type { Instant } from "#lib/core/clock.ts";

/** Something that is not as it was written: in the chain, or among the evidence files. */
export type Finding =
  | ChainBreak
  | { readonly kind: "file missing" | "file altered"; readonly evidenceId: number; readonly sha256: string };

/** What a trail row still says of itself: for telling a finding in words. */
export interface TrailRow {
  readonly number: number;
  readonly at: Instant;
  readonly command: string;
  readonly subjectKind: string;
  readonly subjectId: number;
}

/** The folder in a data folder in which a restore unpacks, before anything is put in its place. */
export const RESTORE_FOLDER = "restoring";

/** What stands in the way of serving a data folder. */
export type StartUpProblem =
  | { readonly kind: "folder not writable"; readonly folder: string; readonly code: string }
  | { readonly kind: "restore broken off"; readonly folder: string }
  | { readonly kind: "disk nearly full"; readonly folder: string; readonly free: number; readonly floor: number }
  | { readonly kind: "database missing"; readonly folder: string }
  | { readonly kind: "database unreadable"; readonly folder: string; readonly code: string }
  /** `first` is what SQLite says, as it says it. */
  | { readonly kind: "database damaged"; readonly folder: string; readonly first: string }
  | { readonly kind: "newer version"; readonly folder: string }
  | { readonly kind: "chain broken"; readonly finding: ChainBreak; readonly row: TrailRow | null };

/** What has to be right for the tracker to count as ready. */
export type ReadinessCheck = "database" | "disk" | "migrations";

export interface Readiness {
  readonly ready: boolean;
  /** What is not right: names only, since anybody may ask. */
  readonly failed: readonly ReadinessCheck[];
}
