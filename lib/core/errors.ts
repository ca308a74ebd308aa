/** The failures that are expected, and told to people in words. Everything else is a fault: it reaches the error page. */

/** Not there, or not this viewer's to see: which of the two is not said. */
export class NotFound extends Error {
  override readonly name: string = "NotFound";
}

/** There, but not this viewer's to see: told like what is not there, and recorded. */
export class Hidden extends NotFound {
  override readonly name = "Hidden";
  /** The reading that was refused, as the access table names it. */
  readonly what: string;
  readonly subject: string;
  constructor(what: string, subject: string) {
    super(`${what}: refused`);
    this.what = what;
    this.subject = subject;
  }
}

/** There to see, not to do. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  /** The command or the reading that was refused, as the access table names it. */
  readonly what: string;
  readonly subject: string;
  constructor(what: string, subject: string) {
    super(`${what}: refused`);
    this.what = what;
    this.subject = subject;
  }
}

/** Somebody else was quicker. Carries both texts so that neither is lost. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  readonly texts: readonly LabelledText[];
  /** What the form has to carry as `seen` so that posting again is a decision made in sight of theirs. */
  readonly seen: number | null;
  constructor(message: string, texts: readonly LabelledText[] = [], seen: number | null = null) {
    super(message);
    this.texts = texts;
    this.seen = seen;
  }
}

export interface LabelledText {
  readonly label: string;
  readonly text: string;
}

/** What was typed cannot be taken: a sentence for each field, that says what to do. */
export class Invalid extends Error {
  override readonly name = "Invalid";
  readonly fields: Readonly<Record<string, string>>;
  readonly passages: readonly IdentifyingPassage[];
  /** Whether its author may post it with these passages all the same. */
  readonly mayPostAnyway: boolean;
  /** Whether it is a file's size that can't be taken. */
  readonly tooLarge: boolean;
  constructor(
    fields: Readonly<Record<string, string>>,
    {
      passages = [],
      mayPostAnyway = false,
      tooLarge = false,
    }: { passages?: readonly IdentifyingPassage[]; mayPostAnyway?: boolean; tooLarge?: boolean } = {},
  ) {
    super(Object.values(fields)[0] ?? "Check what you typed.");
    this.fields = fields;
    this.passages = passages;
    this.mayPostAnyway = mayPostAnyway;
    this.tooLarge = tooLarge;
  }
}

/** A passage that may identify somebody, with where it stands: a warning that its author may overrule. */
export interface IdentifyingPassage {
  readonly field: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly reason: string;
}

/** Too many tries went wrong: the next has to wait. The message says how long. */
export class TooSoon extends Error {
  override readonly name = "TooSoon";
  /** Milliseconds since 1970, UTC. */
  readonly until: number;
  constructor(message: string, until: number) {
    super(message);
    this.until = until;
  }
}

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
