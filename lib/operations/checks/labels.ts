import { commandNames } from "#lib/core/access.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import type { Finding, StartUpProblem, TrailRow } from "./rules.ts";

/** A finding in a sentence. `row` is the audit trail row it is about, or null if that is missing. */
export function describeFinding(finding: Finding, row: TrailRow | null): string {
  switch (finding.kind) {
    case "file missing":
      return `The file of ${finding.of} ${finding.id} is missing from the evidence folder (SHA-256 ${finding.sha256}).`;
    case "file altered":
      return `The file of ${finding.of} ${finding.id} is not the one that was given: its checksum differs from ${finding.sha256}.`;
    case "search index differs":
      return `The search index does not have the same ${finding.difference} as the database. Stop the tracker and run npm run search:rebuild.`;
    case "row missing":
      return `Trail row ${finding.trail} is missing.`;
    case "fact without its row":
      return `The table ${finding.table} has rows of write ${finding.trail}, which the trail does not have.`;
    case "row not sealed":
      return `${describeRow(finding.trail, row)} has no seal: it was not written by the tracker, or its seal was taken away.`;
    case "row altered":
      return `${describeRow(finding.trail, row)} was altered, or does not follow on the row before it.`;
    case "facts altered":
      return `${describeRow(finding.trail, row)}: what it wrote was altered, added to, or is missing.`;
    case "redacted text altered":
      return `${describeRow(finding.trail, row)}: a text in ${finding.table}.${finding.column} was altered after a passage had been removed from it.`;
  }
}

/** A start-up problem in a sentence that says what to do. */
export function describeStartUpProblem(problem: StartUpProblem): string {
  switch (problem.kind) {
    case "folder in use":
      return `Another tracker is running on ${problem.folder}. Stop it first, or set another DATA_DIR for this one.`;
    case "folder not writable":
      return `Nothing can be written in ${problem.folder} (${problem.code}). Give the tracker's account the right to write there, or set another DATA_DIR.`;
    case "restore broken off":
      return `A restore into ${problem.folder} was broken off. Run npm run restore again with the same file.`;
    case "disk nearly full":
      return `The disk of ${problem.folder} has ${megabytes(problem.free)} left, and ${megabytes(problem.floor)} have to be free. Make room, or set DISK_FLOOR_MB lower.`;
    case "database missing":
      return `There is evidence in ${problem.folder}, but no database that it belongs to. Restore a backup into an empty folder, or set another DATA_DIR.`;
    case "database unreadable":
      return problem.code.startsWith("SQLITE_BUSY")
        ? `The database in ${problem.folder} is locked by another program. Stop that, and start again.`
        : `The database in ${problem.folder} can't be opened (${problem.code}). Restore the last backup into an empty folder.`;
    case "database damaged":
      return `The database in ${problem.folder} is damaged (${problem.first}). Restore the last backup into an empty folder.`;
    case "newer version":
      return `The database in ${problem.folder} is of a newer version of the tracker than this one. Start that version, or restore a backup made before the upgrade into an empty folder.`;
    case "chain broken":
      return describeFinding(problem.finding, problem.row);
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_000_000).toLocaleString("en-GB")} MB`;
}

function describeRow(number: number, row: TrailRow | null): string {
  if (!row) return `Trail row ${number}`;
  const command = commandNames.find((name) => name === row.command);
  const what = command ? commandLabel(command).toLowerCase() : row.command;
  return `Trail row ${number} (${what}, ${row.subjectKind} ${row.subjectId}, ${formatInstant(row.at)})`;
}
