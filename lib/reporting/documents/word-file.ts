import { Document, Packer, type Paragraph, type Table } from "docx";
import { strFromU8, strToU8, unzipSync, type ZipOptions, zipSync } from "fflate";

export type Parts = (Paragraph | Table)[];

/**
 * All that stands in a document, in its order: the cover, which is one table and what is over it, what comes before the
 * pictures, the pictures, and what comes after them. What refers to nothing outside itself is made when it is asked for.
 */
export interface Sections {
  readonly cover: Parts;
  readonly before: readonly (() => Parts)[];
  readonly pictures: Parts;
  readonly after: readonly (() => Parts)[];
}

const BODY = "word/document.xml";
const END_OF_TABLE = "</w:tbl>";
const END_OF_BODY = "<w:sectPr";

/**
 * The file of a document that holds the cover and the pictures, with the other sections put in where they belong: the
 * library takes some 400 kB for each page while it writes it, so each section is written alone and its memory is free
 * again before the next. What the library leaves to the clock and to chance is settled, so that the same paper gives the
 * same bytes, and the language is said where the library has no word for it.
 */
export async function wholeFile(document: Document, { before, after }: Sections, asAt: Date): Promise<Buffer> {
  const parts = unzipSync(await Packer.toBuffer(document));
  const rewrite = (path: string, how: (xml: string) => string) => {
    parts[path] = strToU8(how(textOf(parts[path])));
  };
  const body = textOf(parts[BODY]);
  const [cover, end] = [body.indexOf(END_OF_TABLE) + END_OF_TABLE.length, body.lastIndexOf(END_OF_BODY)];
  const pieces = [body.slice(0, cover), ...(await written(before)), body.slice(cover, end), ...(await written(after))];
  // Word wants a paragraph last, not a table.
  if (pieces.at(-1)?.endsWith(END_OF_TABLE)) pieces.push("<w:p/>");
  parts[BODY] = strToU8(renumbered(pieces.join("") + body.slice(end)));
  rewrite("docProps/core.xml", (xml) =>
    xml
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asAt.toISOString()}`)
      .replace("</cp:coreProperties>", "<dc:language>en-GB</dc:language></cp:coreProperties>"),
  );
  rewrite("word/settings.xml", (xml) => xml.replace("</w:settings>", '<w:themeFontLang w:val="en-GB"/></w:settings>'));
  // The library leaves out what XML does not have, but for these two.
  for (const path of Object.keys(parts))
    if (path.endsWith(".xml")) rewrite(path, (xml) => xml.replace(/[\ufffe\uffff]/g, ""));
  return zipped(parts);
}

/** Sections one after another, as they stand in the body of a document. They refer to nothing but styles and bookmarks. */
async function written(sections: readonly (() => Parts)[]): Promise<string[]> {
  const bodies: string[] = [];
  for (const section of sections) {
    const parts = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children: section() }] })));
    const xml = textOf(parts[BODY]);
    bodies.push(xml.slice(xml.indexOf("<w:body>") + "<w:body>".length, xml.lastIndexOf(END_OF_BODY)));
  }
  return bodies;
}

/** Bookmarks from one on, since the library counts on from one document to the next. Each ends before the next begins. */
function renumbered(xml: string): string {
  let ends = 0;
  return xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*w:id=")\d+/g, (_, before) => `${before}${(ends++ >> 1) + 1}`);
}

/** The first day that a zip can name, by the clock of wherever it is: the same bytes in every time zone. */
const EARLIEST = new Date(1980, 0, 1);

function zipped(parts: Readonly<Record<string, Uint8Array>>): Buffer {
  const files: Record<string, [Uint8Array, ZipOptions]> = {};
  // A PNG is packed already.
  for (const [path, part] of Object.entries(parts)) files[path] = [part, { level: path.endsWith(".png") ? 0 : 6 }];
  return Buffer.from(zipSync(files, { mtime: EARLIEST }));
}

function textOf(part: Uint8Array | undefined): string {
  return part ? strFromU8(part) : "";
}
