import type { FileContent } from "./file-content.ts";

// What a program would run or render as soon as the extension is changed.
const markupOrScript = /^(<[!?/]|<[a-z_][\w:.-]*([\s/>]|$)|#!|\{\\rtf|%PDF-)/i;
const OPENING_LENGTH = 64;

/**
 * Text in any encoding that Excel and Notepad write, without markup and scripts. Outside UTF-16 every encoding reads
 * those alike, so the encoding need not be known.
 */
export async function isPlainText({ bytesAt, piecesFrom }: FileContent): Promise<boolean> {
  const decoder = new TextDecoder(encodingOf(await bytesAt(0, 2)));
  let opening = "";
  for await (const piece of piecesFrom(0)) {
    const text = decoder.decode(piece, { stream: true });
    // Binary files have zeros, text has none.
    if (text.includes("\0")) return false;
    if (opening.length < OPENING_LENGTH) opening = (opening + text).trimStart().slice(0, OPENING_LENGTH);
  }
  return opening !== "" && !markupOrScript.test(opening);
}

function encodingOf(byteOrderMark: Buffer): string {
  const mark = byteOrderMark.toString("hex");
  if (mark === "fffe") return "utf-16le";
  return mark === "feff" ? "utf-16be" : "utf-8";
}

const MAX_HEADERS = 256 * 1024;
const usualHeaders = new Set(["from", "date", "subject", "to", "received", "mime-version"]);
// A byte order mark, and the line that mail archives begin each message with.
const beforeHeaders = /^(\xef\xbb\xbf)?(From .*\r?\n)?/;

/** An e-mail: header lines only, at least two of the usual ones among them, and then the body. */
export async function isEmail({ bytesAt, size, piecesFrom }: FileContent): Promise<boolean> {
  const opening = (await bytesAt(0, MAX_HEADERS)).toString("latin1").replace(beforeHeaders, "");
  const headersEnd = opening.search(/\r?\n\r?\n/);
  if (headersEnd < 0 && size > MAX_HEADERS) return false;
  const lines = (headersEnd < 0 ? opening.trimEnd() : opening.slice(0, headersEnd)).split(/\r?\n/);
  const names = lines.map((line) => /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase());
  const areHeaders = lines.every((line, index) => names[index] !== undefined || (index > 0 && /^[ \t]/.test(line)));
  if (!areHeaders || usualHeaders.intersection(new Set(names)).size < 2) return false;
  for await (const piece of piecesFrom(0)) if (piece.includes(0)) return false;
  return true;
}
