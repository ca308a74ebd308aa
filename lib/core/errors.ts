/** The failures that are expected and told to the user in words. Any other error is a fault: it reaches the error page. */

export { codeOf, isUnconfirmed, Unavailable, unavailableFrom } from "#db/errors.ts";

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
