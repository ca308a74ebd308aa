import { commandNames } from "#lib/core/access.ts";
import { instantInWords } from "#lib/core/clock.ts";
import { commandWords } from "#lib/history/words.ts";
import type { Finding, RowSaid } from "./rules.ts";

/** A finding in a sentence, with what the trail still says of the write it is about. */
export function findingInWords(finding: Finding, row: RowSaid | null): string {
  switch (finding.kind) {
    case "file missing":
      return `The file of evidence ${finding.evidenceId} is missing from the evidence folder (SHA-256 ${finding.sha256}).`;
    case "file altered":
      return `The file of evidence ${finding.evidenceId} is not the one that was given: its checksum differs from ${finding.sha256}.`;
    case "row missing":
      return `Trail row ${finding.trail} is missing.`;
    case "fact without its row":
      return `The table ${finding.table} has rows of write ${finding.trail}, which the trail does not have.`;
    case "row not sealed":
      return `${said(finding.trail, row)} has no seal: it was not written by the tracker, or its seal was taken away.`;
    case "row altered":
      return `${said(finding.trail, row)} was altered, or does not follow on the row before it.`;
    case "facts altered":
      return `${said(finding.trail, row)}: what it wrote was altered, added to, or is missing.`;
    case "redacted text altered":
      return `${said(finding.trail, row)}: a text in ${finding.table}.${finding.column} was altered after a passage had been removed from it.`;
  }
}

function said(number: number, row: RowSaid | null): string {
  if (!row) return `Trail row ${number}`;
  const command = commandNames.find((name) => name === row.command);
  const what = command ? commandWords[command].toLowerCase() : row.command;
  return `Trail row ${number} (${what}, ${row.subjectKind} ${row.subjectId}, ${instantInWords(row.at)})`;
}
