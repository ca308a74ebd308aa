const MAX_LETTERS = 150;
// File systems take names of up to 255 bytes, and a browser adds a number to a name that is there already.
const MAX_BYTES = 240;
const ELLIPSIS = "…";

// Characters that control a terminal or reorder what is written after them, and halves of characters. Joiners and tags
// stay: Persian words and emoji are written with them.
const controls = /[\p{Cc}\p{Zl}\p{Zp}\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/** A file name without its path and control characters, shortened in its middle. */
export function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return shortenName(last.replace(controls, "").trim(), MAX_LETTERS) || "file";
}

/** The name with its middle left out, if it has more letters than that: its beginning and its end say what it is. */
export function shortenName(name: string, mostLetters: number): string {
  const letters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(name)].map(
    ({ segment }) => segment,
  );
  if (letters.length <= mostLetters && Buffer.byteLength(name) <= MAX_BYTES) return name;
  const end = firstOf(letters.toReversed(), Math.floor(mostLetters / 3), MAX_BYTES / 3).reverse();
  const left = MAX_BYTES - Buffer.byteLength([ELLIPSIS, ...end].join(""));
  return [...firstOf(letters, mostLetters - end.length - 1, left), ELLIPSIS, ...end].join("");
}

/** The first letters, as many as fit. */
function firstOf(letters: readonly string[], most: number, mostBytes: number): string[] {
  let bytes = 0;
  const tooMany = letters.findIndex((letter, index) => {
    bytes += Buffer.byteLength(letter);
    return index >= most || bytes > mostBytes;
  });
  return letters.slice(0, tooMany < 0 ? letters.length : tooMany);
}
