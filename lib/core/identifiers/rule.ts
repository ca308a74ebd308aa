import type { IdentifierKind } from "#db/types.ts";
import type { Known } from "./known.ts";

/** The named groups of a match. */
export type Parts = Readonly<Record<string, string | undefined>>;

/** Whether a match counts, from its named groups, the text on either side of it, and the names that the tracker knows. */
export type Condition = (parts: Parts, before: string, after: string, known: Known) => boolean;

/** A kind of passage, the classes of words at which it can begin (`starts`), its pattern, and an optional condition. */
export interface Rule {
  readonly kind: IdentifierKind;
  readonly at: number;
  /** Sticky: it is tried at the start of a word. */
  readonly pattern: RegExp;
  readonly holds?: Condition | undefined;
}

/** Makes a rule. The pattern is matched at the start of a word. */
export function rule(kind: IdentifierKind, at: number, pattern: RegExp, holds?: Condition): Rule {
  return { kind, at, pattern: new RegExp(pattern.source, pattern.flags.replace("g", "").concat("y")), holds };
}
