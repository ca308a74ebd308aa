import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Manifest } from "./rules.ts";

/** A new backup in sentences: its path, its contents, and the last hash of the audit trail. `bytes` is its size. */
export function describeBackup(path: string, bytes: number, { chain, entries }: Manifest): string[] {
  return [
    `A backup was made: ${path} (${formatBytes(bytes)}; ${formatCount(chain.rows, "trail row")}, ${formatCount(entries.length - 1, "evidence file")}).`,
    `The chain ends in ${chain.hash ?? "nothing yet"}.`,
  ];
}

/** One sentence for each evidence file that the backup lacks. */
export function describeMissingFiles({ missing }: Manifest): string[] {
  return missing.map(
    (checksum) =>
      `An evidence file was missing or altered when the backup was made, and is not in it (SHA-256 ${checksum}). An earlier backup may have it.`,
  );
}

/** A restored backup in sentences. */
export function describeRestore(folder: string, { chain, entries, madeAt, version }: Manifest): string[] {
  const [rows, files] = [formatCount(chain.rows, "trail row"), formatCount(entries.length - 1, "evidence file")];
  return [
    `The backup of ${formatDate(dateOf(Date.parse(madeAt)))} (version ${version}) is restored in ${folder} and verified: ${rows}, ${files}.`,
    `The chain ends in ${chain.hash ?? "nothing yet"}: hold that against what was kept elsewhere.`,
    "Everyone has to sign in again, and unused links no longer work.",
  ];
}

/** A number with its noun, such as "1 evidence file" or "1,200 evidence files". */
function formatCount(number: number, one: string): string {
  return `${number.toLocaleString("en-GB")} ${one}${number === 1 ? "" : "s"}`;
}

/** A size such as "12 MB" or "3.4 GB", in decimal units. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${Math.ceil(bytes / 1_000_000)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** Why a backup or restore failed, for an error code of the disk; null for other codes. */
export function describeDiskFailure(code: string, folder: string): string | null {
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) return `The disk of ${folder} is full. Nothing was left behind on it.`;
  if (/^(EACCES|EPERM|EROFS|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code))
    return `This account may not read or write what is needed (${code}). Run it as the account that the tracker runs as.`;
  if (/^(EIO|SQLITE_IOERR|SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code))
    return `The disk gave back what can't be read (${code}). Nothing was left behind in ${folder}.`;
  if (code.startsWith("SQLITE_BUSY")) return "The database is locked by another program. Try again later.";
  return null;
}
