import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import type { Comparison } from "./comparison.rules.ts";
import type { Change } from "./differences.types.ts";
import { isSameText } from "./matching.rules.ts";
import { notesOf } from "./notes.rules.ts";
import type { PlanRow } from "./plan-rows.ts";

/** Why something waits for the business team. */
export const HELD = "It may identify a person, so it is held for review.";

/** The action that is reported on. */
interface ReportOn {
  /** Its event, or its key if the import adds it. */
  readonly action: number | string;
  readonly agencyId: number;
  readonly seen: number;
  /** The day on which it was done, if it is done already. */
  readonly doneOn: CalendarDate | null;
}

/** What the plan reports on an action that the tracker has no report of yet. */
export function reportChanges(row: PlanRow, of: ReportOn, lines: readonly string[], comparison: Comparison): Change[] {
  const finishedOn = of.doneOn === null ? finishOf(row, comparison) : null;
  const notes = notesOf(lines);
  if (notes.length === 0 && finishedOn === null) return [];
  const all = notes.length === 0 ? [""] : notes;
  return all.map((note, index) =>
    reportChange(row, of, { note, finishedOn: index === all.length - 1 ? finishedOn : null }, comparison),
  );
}

/** The day on which the plan says that an action was delivered; null if it does not. */
function finishOf({ delivery, doneOn }: PlanRow, { answers, today }: Comparison): CalendarDate | null {
  const day = delivery === "delivered" ? (doneOn ?? answers.doneOn) : null;
  return day !== null && day <= today ? day : null;
}

function reportChange(
  row: PlanRow,
  of: ReportOn,
  { note, finishedOn }: { readonly note: string; readonly finishedOn: CalendarDate | null },
  { mayIdentify }: Comparison,
): Change {
  const doneOn = finishedOn ?? of.doneOn;
  const isHeld = mayIdentify(note);
  const kind = of.action === row.at ? "new" : "changed";
  return {
    cell: row.at,
    kind: isHeld ? "held" : kind,
    what: "Progress",
    read: note || "Delivered",
    becomes: finishedOn ? `Action done on ${formatDate(finishedOn)}` : "A note on the action",
    why: isHeld ? HELD : "",
    write: {
      command: "reportOnAction",
      action: of.action,
      agencyId: of.agencyId,
      state: doneOn === null ? "open" : "done",
      doneOn,
      note,
      seen: of.seen,
    },
  };
}

/** What the plan says about an action that is not released yet, which cannot be reported on. */
export function afterRelease({ at }: PlanRow, lines: readonly string[]): Change[] {
  if (lines.length === 0) return [];
  const why = "The action is held for review. Import the file again once it is released.";
  return [{ cell: at, kind: "cannot", what: "Progress", read: lines.join("\n"), becomes: "", why, write: null }];
}

/** Whether a note of the tracker says a line already. */
export function hasLine(note: string, line: string): boolean {
  const kept = note.split("\n");
  const wanted = line.split("\n").filter((one) => one.trim() !== "");
  return isSameText(note, line) || wanted.every((one) => kept.some((other) => isSameText(other, one)));
}
