/** Failures of the database and of the disk below it. */

/** The disk is full or the database is locked: nothing was saved, and trying again may work. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  // The server and the pages are bundled apart: the one's Unavailable is known to the other by this.
  readonly code = "UNAVAILABLE";
}

/** The failure as Unavailable, where the disk or a lock is at fault and not the code; null otherwise. */
export function unavailableFrom(error: unknown): Unavailable | null {
  if (error instanceof Unavailable) return error;
  const isStorage = /^(UNAVAILABLE|SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY)|ENOSPC|EDQUOT|EIO|EROFS)/.test(
    codeOf(error),
  );
  return isStorage ? new Unavailable("Nothing was saved.", { cause: error }) : null;
}

/**
 * Whether the disk failed to confirm what was written, where it was being made sure of. What the kernel then has in its
 * memory is no longer what is on the disk; a write that was being committed may have been saved, or not.
 */
export function isUnconfirmed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const [code, call] = [Reflect.get(error, "code"), Reflect.get(error, "syscall")].map(String);
  const ofDatabase = /^SQLITE_IOERR_(DIR_)?FSYNC$/.test(code ?? "");
  return ofDatabase || (code === "EIO" && /^f(data)?sync$/.test(call ?? "")) || isUnconfirmed(error.cause);
}

/** The code of an error or of what caused it, which is where Drizzle puts SQLite's. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
