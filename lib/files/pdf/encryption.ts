import { type FileContent, findBytes } from "../file-content.ts";
import { opensWithoutPassword } from "./password.ts";
import { type PdfDictionary, PdfName, PdfReference, readPdfDictionary } from "./syntax.ts";

/** Whether a PDF cannot be opened without a password. `start` is the offset of its header. */
export async function needsPassword(content: FileContent, start: number): Promise<boolean> {
  const trailer = await readTrailer(content, start);
  const encrypt = trailer?.get("Encrypt");
  if (!trailer || encrypt === undefined || encrypt === null) return false;
  const encryption = encrypt instanceof PdfReference ? await readObject(content, encrypt) : encrypt;
  if (!(encryption instanceof Map)) return true;
  const ids = trailer.get("ID");
  const id = Array.isArray(ids) ? ids[0] : undefined;
  return !opensWithoutPassword(encryption, Buffer.isBuffer(id) ? id : Buffer.alloc(0));
}

const DICTIONARY_WITHIN = 16 * 1024;
const END_WITHIN = 64 * 1024;

/** The dictionary that the end of the file leads to; where its offset is wrong, the last one near the end of the file. */
async function readTrailer(content: FileContent, start: number): Promise<PdfDictionary | null> {
  const { bytesAt, size } = content;
  const end = (await bytesAt(Math.max(start, size - END_WITHIN), END_WITHIN)).toString("latin1");
  const keyword = end.lastIndexOf("startxref");
  const said = keyword < 0 ? undefined : /^startxref\s+(\d{1,10})/.exec(end.slice(keyword))?.[1];
  // Some programs count from the header, others from the beginning of the file.
  const offsets = said === undefined ? [] : [start + Number(said), Number(said)];
  for (const offset of new Set(offsets)) {
    const trailer = await trailerAt(content, offset);
    if (trailer) return trailer;
  }
  return trailerIn(end, end.lastIndexOf("trailer"));
}

/** The trailer after the cross-reference table at an offset, or the dictionary of the cross-reference stream there. */
async function trailerAt(content: FileContent, offset: number): Promise<PdfDictionary | null> {
  const text = (await content.bytesAt(offset, DICTIONARY_WITHIN)).toString("latin1");
  const stream = /^\s*\d+\s+\d+\s+obj\b/.exec(text);
  if (stream) return crossReferences(readPdfDictionary(text, stream[0].length));
  if (!/^\s*xref\b/.test(text)) return null;
  const keyword = await findBytes(content, Buffer.from("trailer"), offset);
  if (keyword < 0) return null;
  return trailerIn((await content.bytesAt(keyword, DICTIONARY_WITHIN)).toString("latin1"), 0);
}

function trailerIn(text: string, keyword: number): PdfDictionary | null {
  return keyword < 0 ? null : readPdfDictionary(text, keyword + "trailer".length);
}

function crossReferences(dictionary: PdfDictionary | null): PdfDictionary | null {
  const type = dictionary?.get("Type");
  return type instanceof PdfName && type.text === "XRef" ? dictionary : null;
}

const MAX_CANDIDATES = 20;

/** The dictionary of an object, which an encryption dictionary always is: it is never compressed. */
async function readObject(content: FileContent, { number, generation }: PdfReference): Promise<PdfDictionary | null> {
  const sought = Buffer.from(`${number} ${generation} obj`);
  let at = await findBytes(content, sought);
  for (let candidate = 0; at >= 0 && candidate < MAX_CANDIDATES; candidate++) {
    const text = (await content.bytesAt(at, DICTIONARY_WITHIN)).toString("latin1");
    const before = (await content.bytesAt(Math.max(0, at - 1), 1)).toString("latin1");
    const dictionary = /\d/.test(before) ? null : readPdfDictionary(text, sought.length);
    if (dictionary?.has("Filter") && dictionary.has("V")) return dictionary;
    at = await findBytes(content, sought, at + sought.length);
  }
  return null;
}
