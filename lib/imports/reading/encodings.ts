import { assertPlan } from "./refusals.ts";

/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark, or else in Windows-1252, which Excel writes in
 * western Europe. Refuses bytes that are no text.
 */
export function decodeText(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  assertPlan(!text.includes("\0"), "not text");
  // Windows-1252 leaves these undefined, and no text has them: they are letters of another encoding.
  assertPlan(encoding !== "windows-1252" || !/[\u0080-\u009f]/.test(text), "unknown letters");
  const unread = text.match(/\ufffd/g)?.length ?? 0;
  assertPlan(unread * 1000 <= text.length, "not text");
  return text;
}

function encodingOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe") return "utf-16le";
  if (mark === "feff") return "utf-16be";
  const opening = bytes.subarray(0, LOOKED_AT);
  if (isUnmarkedUtf16(opening)) return zerosIn(opening, 1) > zerosIn(opening, 0) ? "utf-16le" : "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** How many bytes of a file show its encoding. */
export const LOOKED_AT = 2000;

/** Whether a file begins as UTF-16 without its mark: in western texts nearly every second byte is zero. */
export function isUnmarkedUtf16(opening: Buffer): boolean {
  const [fewer = 0, more = 0] = [zerosIn(opening, 0), zerosIn(opening, 1)].toSorted((one, other) => one - other);
  return more > opening.length * 0.35 && fewer < opening.length * 0.05;
}

function zerosIn(opening: Buffer, from: 0 | 1): number {
  return opening.filter((byte, index) => index % 2 === from && byte === 0).length;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
