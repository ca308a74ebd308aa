import { contentOfBytes } from "#lib/files/file-content.ts";
import { readZipDirectory, readZipEntry } from "#lib/files/zip-directory.ts";
import { MAX_UNPACKED } from "./limits.ts";
import { assertPlan, PlanRefused } from "./refusals.ts";

/** The unpacked parts of an office file, by their name in lower case. */
export type Parts = ReadonlyMap<string, Buffer>;

/** Unpacks those parts of an archive that are read, in total up to a limit; the sizes it declares are not trusted. */
export async function unpackParts(bytes: Buffer, isRead: (name: string) => boolean): Promise<Parts> {
  const content = contentOfBytes(bytes);
  const entries = await readZipDirectory(content);
  if (typeof entries === "string") throw new PlanRefused(entries);
  const parts = new Map<string, Buffer>();
  let left = MAX_UNPACKED;
  for (const entry of entries.filter(({ name }) => isRead(name))) {
    assertPlan(entry.uncompressedSize <= left, "too much inside");
    const part = await readZipEntry(content, entry, Math.max(entry.uncompressedSize, entry.compressedSize));
    if (part?.length !== entry.uncompressedSize) throw new PlanRefused("damaged");
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

/** The text of a part; undefined where it is not there. */
export function partText(parts: Parts, name: string): string | undefined {
  const part = parts.get(name);
  return part && xmlText(part);
}

/** The text of an XML part. Office writes UTF-8; XML may be UTF-16 too. */
export function xmlText(part: Buffer): string {
  const mark = part.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(part);
}
