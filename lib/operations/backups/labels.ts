import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Manifest } from "./rules.ts";

/** A backup in sentences: where it lies, what is in it, and the hash to keep elsewhere. */
export function describeBackup(path: string, bytes: number, { chain, entries }: Manifest): string[] {
  return [
    `A backup was made: ${path} (${formatBytes(bytes)}; ${counted(chain.rows, "trail row")}, ${counted(entries.length - 1, "evidence file")}).`,
    `The chain ends in ${chain.hash ?? "nothing yet"}.`,
  ];
}

/** The evidence files that a backup does not have, a sentence each. */
export function describeMissingFiles({ missing }: Manifest): string[] {
  return missing.map(
    (checksum) =>
      `An evidence file was missing or altered when the backup was made, and is not in it (SHA-256 ${checksum}). An earlier backup may have it.`,
  );
}

/** What was restored, in a sentence. */
export function describeRestore(folder: string, { chain, entries, madeAt, version }: Manifest): string[] {
  const [rows, files] = [counted(chain.rows, "trail row"), counted(entries.length - 1, "evidence file")];
  return [
    `The backup of ${formatDate(dateOf(Date.parse(madeAt)))} (version ${version}) is restored in ${folder} and verified: ${rows}, ${files}.`,
    `The chain ends in ${chain.hash ?? "nothing yet"}: hold that against what was kept elsewhere.`,
    "Everybody has to sign in anew, and links that were not used are no longer good.",
  ];
}

/** "1 evidence file", "1,200 evidence files". */
function counted(number: number, one: string): string {
  return `${number.toLocaleString("en-GB")} ${one}${number === 1 ? "" : "s"}`;
}

/** "12 MB", "3.4 GB": in tens, as disks are sold. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${Math.ceil(bytes / 1_000_000)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** Why a backup or a restore could not be done, where the disk is at fault; null for a fault of the code. */
export function describeDiskFailure(code: string, folder: string): string | null {
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) return `The disk of ${folder} is full. Nothing was left behind on it.`;
  if (/^(EACCES|EPERM|EROFS|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code))
    return `This account may not read or write what is needed (${code}). Run it as the account that the tracker runs as.`;
  if (/^(EIO|SQLITE_IOERR|SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code))
    return `The disk gave back what can't be read (${code}). Nothing was left behind in ${folder}.`;
  if (code.startsWith("SQLITE_BUSY")) return "The database is locked by another program. Try again later.";
  return null;
}
