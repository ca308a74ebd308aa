/** "1 owner", "2 owners". */
export function plural(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The words of a text for a search, without capitals, accents and punctuation at their ends. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
  return plain.split(/\s+/).flatMap((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || []);
}

/** The text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence without its full stop, for use inside another sentence. */
export function withoutFullStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

/** The text that replaces what a redaction removed. */
export const REMOVED = "[removed]";

/** How many characters the longest free text has. */
export const LONGEST_TEXT = 20_000;

/** A text with the months of its dates abbreviated, such as "14 Jan 2027". */
export function shortMonths(text: string): string {
  return text.replace(/(?<=\d [A-Z][a-z]{2})[a-z]+(?= \d{4})/g, "");
}
