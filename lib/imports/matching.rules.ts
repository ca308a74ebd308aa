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

/** From which share of common words, or of common runs of three letters, two texts are one that was edited. */
const ALIKE = 0.7;

/** Whether one text is likely to be an edited version of another. */
export function isAlike(one: string, other: string): boolean {
  const [text, edited] = [comparable(one), comparable(other)];
  return shareInCommon(wordsIn(text), wordsIn(edited)) >= ALIKE || shareInCommon(runsIn(text), runsIn(edited)) >= ALIKE;
}

/** Which share of the parts of two texts they have in common: from 0 to 1. */
function shareInCommon(parts: readonly string[], others: readonly string[]): number {
  if (parts.length === 0 || others.length === 0) return 0;
  const left = new Map<string, number>();
  for (const part of parts) left.set(part, (left.get(part) ?? 0) + 1);
  let common = 0;
  for (const part of others) {
    const count = left.get(part) ?? 0;
    if (count > 0) common += 1;
    left.set(part, count - 1);
  }
  return (2 * common) / (parts.length + others.length);
}

function wordsIn(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Each run of three characters. */
function runsIn(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
}

/** The number in a reference such as "3", "R3" or "Recommendation 3"; null if it is more than one number, or none. */
export function numberInRef(ref: string): number | null {
  const [, digits] = /^(?:[^\d.]*|.*[-–\s])0*(\d{1,4})\.?$/u.exec(ref.trim()) ?? [];
  const number = Number(digits ?? 0);
  return number > 0 ? number : null;
}
