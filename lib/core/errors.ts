/** The expected failures, each shown to the user in a sentence. Any other error leads to the error page. */

export { codeOf, isUnconfirmed, Unavailable, unavailableFrom } from "#db/errors.ts";

/** The item does not exist or is not visible to the viewer; the user is not told which. */
export class NotFound extends Error {
  override readonly name: string = "NotFound";
}

/** The item is not visible to the viewer. Shown like NotFound, and recorded as a refusal. */
export class Hidden extends NotFound {
  override readonly name = "Hidden";
  /** The name in the access table. */
  readonly what: string;
  readonly subject: string;
  constructor(what: string, subject: string) {
    super(`${what}: refused`);
    this.what = what;
    this.subject = subject;
  }
}

/** The viewer may not run the command on the subject. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  /** The name of the command or read in the access table. */
  readonly what: string;
  readonly subject: string;
  constructor(what: string, subject: string) {
    super(`${what}: refused`);
    this.what = what;
    this.subject = subject;
  }
}

/** Another user was faster. Carries the current texts, so that neither version is lost. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  readonly texts: readonly LabelledText[];
  /** The new value of the form's `seen` field, with which the user can post again after seeing the current version. */
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

/** The input is invalid: for each field a sentence that says what to do. */
export class Invalid extends Error {
  override readonly name = "Invalid";
  readonly fields: Readonly<Record<string, string>>;
  readonly passages: readonly IdentifyingPassage[];
  /** Whether the author may post the text with these passages unchanged. */
  readonly mayPostAnyway: boolean;
  /** Whether a file is larger than the limit. */
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

/** A passage that may identify a person, with the text around it. The author can override the warning. */
export interface IdentifyingPassage {
  readonly field: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly reason: string;
}

/** Too many attempts failed. The message says how long to wait. */
export class Throttled extends Error {
  override readonly name = "Throttled";
  /** The end of the wait, in milliseconds since 1970, UTC. */
  readonly until: number;
  constructor(message: string, until: number) {
    super(message);
    this.until = until;
  }
}
