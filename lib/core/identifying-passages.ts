import type { HeldPassage } from "#db/schema/index.ts";
import type { IdentifyingPassage } from "./errors.ts";
import { describeIdentifier, findIdentifiers } from "./identifiers/identifiers.ts";
import type { Known } from "./identifiers/known.ts";

/** A passage as shown to the author, and as stored with a held event. */
interface FoundPassage {
  readonly shown: IdentifyingPassage;
  readonly kept: HeldPassage;
}

/** How many characters of context are shown on each side of a passage. */
const CONTEXT = 40;

/** The passages in the free texts of a command, by field, that may identify a child. Known names are none. */
export function passagesIn(texts: Readonly<Record<string, string>>, known: Known): FoundPassage[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    findIdentifiers(text, known).map(({ kind, start, end }) => ({
      shown: {
        field,
        before: text.slice(Math.max(0, start - CONTEXT), start),
        text: text.slice(start, end),
        after: text.slice(end, end + CONTEXT),
        reason: describeIdentifier(kind),
      },
      kept: { field, kind, start, end },
    })),
  );
}
