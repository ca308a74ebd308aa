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
  return utf16Of(bytes.subarray(0, 2000)) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
}

/** UTF-16 without its mark: in western texts nearly every second byte is zero. */
function utf16Of(opening: Buffer): string | null {
  const zeros = (from: 0 | 1) => opening.filter((byte, index) => index % 2 === from && byte === 0).length;
  const [even, odd, half] = [zeros(0), zeros(1), opening.length / 2];
  if (odd > half * 0.7 && even < half * 0.1) return "utf-16le";
  return even > half * 0.7 && odd < half * 0.1 ? "utf-16be" : null;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
