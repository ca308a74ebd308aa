import type { FileContent } from "./file-content.ts";
import type { ContentProblem } from "./refusals.ts";

/** What a program would run or render as soon as the extension is changed, by the extension that it has. */
const markupAndScripts = [
  ["html", /^<(!doctype\s+html|html|head|body|script|iframe|table|p|div|meta|title)[\s/>]/i],
  ["svg", /^<svg[\s/>]/i],
  ["sh", /^#!/],
  ["rtf", /^\{\\rtf/i],
  ["pdf", /^%PDF-/],
  ["xml", /^(<[!?/]|<[a-z_][\w:.-]*([\s/>]|$))/i],
] as const;
const OPENING_LENGTH = 64;

/**
 * Checks that a file is text in any encoding that Excel and Notepad write, without markup and scripts. Outside UTF-16
 * every encoding reads those alike, so the encoding need not be known.
 */
export async function checkPlainText({ bytesAt, piecesFrom }: FileContent): Promise<ContentProblem | null> {
  const decoder = new TextDecoder(encodingOf(await bytesAt(0, 2)));
  let opening = "";
  for await (const piece of piecesFrom(0)) {
    const text = decoder.decode(piece, { stream: true });
    // Binary files have zeros, text has none.
    if (text.includes("\0")) return "another format";
    if (opening.length < OPENING_LENGTH) opening = (opening + text).trimStart().slice(0, OPENING_LENGTH);
  }
  return opening === "" || markupIn(opening) !== null ? "another format" : null;
}

/** The extension of the markup or script that a file begins with; null where it begins with none. */
export async function markupFormat({ bytesAt }: FileContent): Promise<string | null> {
  const decoder = new TextDecoder(encodingOf(await bytesAt(0, 2)));
  return markupIn(decoder.decode(await bytesAt(0, 4096)).trimStart());
}

/** Whether a file has nothing but blanks. */
export async function isBlank({ bytesAt, piecesFrom }: FileContent): Promise<boolean> {
  const decoder = new TextDecoder(encodingOf(await bytesAt(0, 2)));
  for await (const piece of piecesFrom(0)) if (decoder.decode(piece, { stream: true }).trim() !== "") return false;
  return true;
}

function markupIn(opening: string): string | null {
  return markupAndScripts.find(([, pattern]) => pattern.test(opening))?.[0] ?? null;
}

function encodingOf(byteOrderMark: Buffer): string {
  const mark = byteOrderMark.toString("hex");
  if (mark === "fffe") return "utf-16le";
  return mark === "feff" ? "utf-16be" : "utf-8";
}

const MAX_HEADERS = 256 * 1024;
const usualHeaders = new Set(["from", "date", "subject", "to", "received", "mime-version"]);
// A byte order mark, and the line that mail archives begin each message with.
const beforeHeaders = /^(\xef\xbb\xbf)?\s*(>?From .*\r?\n)?/;

/** Checks that a file is an e-mail: header lines only, at least two of the usual ones among them, and then the body. */
export async function checkEmail({ bytesAt, size, piecesFrom }: FileContent): Promise<ContentProblem | null> {
  const opening = (await bytesAt(0, MAX_HEADERS)).toString("latin1").replace(beforeHeaders, "");
  const headersEnd = opening.search(/\r?\n\r?\n/);
  if (headersEnd < 0 && size > MAX_HEADERS) return "another format";
  const lines = (headersEnd < 0 ? opening.trimEnd() : opening.slice(0, headersEnd)).split(/\r?\n/);
  const names = lines.map((line) => /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase());
  const areHeaders = lines.every((line, index) => names[index] !== undefined || (index > 0 && /^[ \t]/.test(line)));
  if (!areHeaders || usualHeaders.intersection(new Set(names)).size < 2) return "another format";
  for await (const piece of piecesFrom(0)) if (piece.includes(0)) return "another format";
  return null;
}
