import type { SearchDifference } from "#db/search/verify.ts";
import type { ChainBreak } from "#db/verify.ts";
import type { Instant } from "#lib/core/clock.ts";

/**
 * A break in the chain, a file of evidence, of a review or of an imported plan that is missing or altered, or a search
 * index that differs from the facts.
 */
export type Finding =
  | ChainBreak
  | { readonly kind: "search index differs"; readonly difference: SearchDifference }
  | {
      readonly kind: "file missing" | "file altered";
      readonly of: "evidence" | "review" | "import";
      readonly id: number;
      readonly sha256: string;
    };

/** The columns of an audit trail row that describe it in a finding. */
export interface TrailRow {
  readonly number: number;
  readonly at: Instant;
  readonly command: string;
  readonly subjectKind: string;
  readonly subjectId: number;
}

/** The folder within a data folder into which a restore unpacks before it moves the files into place. */
export const RESTORE_FOLDER = "restoring";

/** A problem that keeps the tracker from starting on a data folder. */
export type StartUpProblem =
  | { readonly kind: "folder in use"; readonly folder: string }
  | { readonly kind: "folder not writable"; readonly folder: string; readonly code: string }
  | { readonly kind: "restore broken off"; readonly folder: string }
  | { readonly kind: "disk nearly full"; readonly folder: string; readonly free: number; readonly floor: number }
  | { readonly kind: "database missing"; readonly folder: string }
  | { readonly kind: "database unreadable"; readonly folder: string; readonly code: string }
  /** `first` is the first message of SQLite's quick_check. */
  | { readonly kind: "database damaged"; readonly folder: string; readonly first: string }
  | { readonly kind: "newer version"; readonly folder: string }
  | { readonly kind: "chain broken"; readonly finding: ChainBreak; readonly row: TrailRow | null };

/** The checks that must pass for the tracker to be ready. */
export type ReadinessCheck = "database" | "disk" | "migrations";

export interface Readiness {
  readonly ready: boolean;
  /** The names of the failed checks; no details, since the result is public. */
  readonly failed: readonly ReadinessCheck[];
}
