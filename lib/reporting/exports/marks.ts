import { formatInstant, type Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import type { Snapshot } from "#lib/core/context.ts";

/** What everything that leaves the tracker says about itself. */
export interface Marks {
  readonly partnership: string;
  /** The protective marking. */
  readonly marking: string;
  readonly isTrial: boolean;
  /** What it is, such as "Action log". */
  readonly title: string;
  /** The instant as of which it is true. */
  readonly asAt: Instant;
}

/** Marks what a trial makes, whose progress is made up. */
export const TRIAL_MARK = "Trial, not for use";

/** The marks of what is read from a snapshot. */
export function marksOf({ asOf }: Snapshot, title: string): Marks {
  return { ...installationMarks(), title, asAt: asOf.instant };
}

/** The marks that everything of this installation has. */
export function installationMarks(): Pick<Marks, "partnership" | "marking" | "isTrial"> {
  const { partnership, marking, mode } = config();
  return { partnership, marking, isTrial: mode === "trial" };
}

/** The marking with the mark of a trial, such as "OFFICIAL-SENSITIVE · Trial, not for use". */
export function markingInWords({ marking, isTrial }: Pick<Marks, "marking" | "isTrial">): string {
  return isTrial ? `${marking} · ${TRIAL_MARK}` : marking;
}

/** What it is and as at when: "Action log, as at 3 March 2027 at 9:12am". */
export function titleInWords({ title, asAt }: Pick<Marks, "title" | "asAt">): string {
  return `${title}, as at ${formatInstant(asAt)}`;
}
