/** Failures of the database and of the disk below it. */

/** The disk is full or the database is locked. Nothing was saved, and a retry may work. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  // The server and the pages are bundled separately, where instanceof fails; unavailableFrom checks this code instead.
  readonly code = "UNAVAILABLE";
}

/** Wraps an error of the disk or of a lock in Unavailable; null for other errors. */
export function unavailableFrom(error: unknown): Unavailable | null {
  if (error instanceof Unavailable) return error;
  const isStorage = /^(UNAVAILABLE|SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY)|ENOSPC|EDQUOT|EIO|EROFS)/.test(
    codeOf(error),
  );
  return isStorage ? new Unavailable("Nothing was saved.", { cause: error }) : null;
}

/**
 * Whether an error means that fsync failed. The page cache then may differ from the disk, and the write may or may not have
 * been saved.
 */
export function isUnconfirmed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const [code, call] = [Reflect.get(error, "code"), Reflect.get(error, "syscall")].map(String);
  const ofDatabase = /^SQLITE_IOERR_(DIR_)?FSYNC$/.test(code ?? "");
  return ofDatabase || (code === "EIO" && /^f(data)?sync$/.test(call ?? "")) || isUnconfirmed(error.cause);
}

/** The code of an error or of its cause, where Drizzle puts SQLite's code; empty if there is none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
