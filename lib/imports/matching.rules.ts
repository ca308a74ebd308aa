import { translatePastedText } from "#lib/core/pasted-text.ts";
import { REMOVED } from "#lib/core/text.ts";

/** A text in the form in which two texts are compared: without what a program changes when a file is saved again. */
export function comparable(text: string): string {
  return translatePastedText(text)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .trim()
    .toLowerCase();
}

/**
 * Whether a text of a file is what the tracker has. Where a passage was removed from the tracker, anything may stand in the
 * file, so that the passage does not come back.
 */
export function isSameText(kept: string, read: string): boolean {
  const [one, other] = [comparable(kept), comparable(read)];
  if (!one.includes(REMOVED)) return one === other;
  let from = 0;
  const pieces = one.split(REMOVED);
  return pieces.every((piece, index) => {
    const found = index === 0 ? other.indexOf(piece) : other.indexOf(piece, from);
    const isInPlace = found >= 0 && (index > 0 || found === 0);
    from = found + piece.length;
    return isInPlace && (index < pieces.length - 1 || other.endsWith(piece));
  });
}

/** From which share of common words on two texts are one that was edited. */
const ALIKE = 0.7;

/** Whether one text is likely to be an edited version of another. */
export function isAlike(one: string, other: string): boolean {
  const [words, others] = [wordPairs(one), wordPairs(other)];
  if (words.size === 0 || others.size === 0) return false;
  const common = [...words].filter((word) => others.has(word)).length;
  return (2 * common) / (words.size + others.size) >= ALIKE;
}

/** The words of a text, each with how often it has come before. */
function wordPairs(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  return new Set(
    comparable(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => {
        const count = (counts.get(word) ?? 0) + 1;
        counts.set(word, count);
        return `${word} ${count}`;
      }),
  );
}

/** The number in a reference such as "3", "R3" or "Recommendation 3"; null if it is more than one number, or none. */
export function numberInRef(ref: string): number | null {
  const [, digits] = /^(?:[^\d.]*|.*[-–\s])0*(\d{1,4})\.?$/u.exec(ref.trim()) ?? [];
  const number = Number(digits ?? 0);
  return number > 0 ? number : null;
}
