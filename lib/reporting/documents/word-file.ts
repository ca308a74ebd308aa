import { Document, type ISectionOptions, Packer, Paragraph, Table } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { element, escaped } from "./svg.ts";
import { numbering, styles } from "./word-styles.ts";

/** Paragraphs and tables in the order of the document. */
export type Blocks = (Paragraph | Table)[];

/** What Word shows as the properties of a file. */
export interface WordProperties {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly description: string;
  /** When it was created and last modified, for a file that comes out the same whenever it is made. */
  readonly asAt: Date;
}

/** A Word file (.docx) of one section. The same content gives the same bytes, at any time and in any time zone. */
export async function wordFile(
  properties: WordProperties,
  { children, ...page }: Omit<ISectionOptions, "children"> & { readonly children: Blocks },
): Promise<Buffer> {
  // Word requires a paragraph at the end of a document.
  const blocks = children.at(-1) instanceof Table ? [...children, new Paragraph({})] : children;
  const document = new Document({ styles, numbering, sections: [{ ...page, children: blocks }] });
  const core = { path: "docProps/core.xml", data: coreProperties(properties) };
  return withFixedDates(await Packer.toBuffer(document, undefined, [core]));
}

/** The properties in XML, since docx writes the current time and has no option for the language. */
function coreProperties({ title, author, subject, description, asAt }: WordProperties): string {
  const at = asAt.toISOString();
  const date = { "xsi:type": "dcterms:W3CDTF" };
  const properties = element(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    element("dc:title", {}, escaped(title)),
    element("dc:subject", {}, escaped(subject)),
    element("dc:creator", {}, escaped(author)),
    element("dc:description", {}, escaped(description)),
    element("dc:language", {}, "en-GB"),
    element("cp:lastModifiedBy", {}, escaped(author)),
    element("dcterms:created", date, at),
    element("dcterms:modified", date, at),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${properties}`;
}

// The first day that a zip archive can name. Zip archives have local time, so the local first day is always the same.
const FIRST_ZIP_DATE = new Date(1980, 0, 1);

/** The archive with one date for all parts, and without two characters that XML does not allow and docx does not remove. */
function withFixedDates(file: Buffer): Buffer {
  const parts = Object.entries(unzipSync(file)).map(([path, part]): [string, Uint8Array] => {
    if (path.endsWith(".png")) return [path, part];
    return [path, strToU8(strFromU8(part).replace(/[\ufffe\uffff]/g, ""))];
  });
  return Buffer.from(zipSync(Object.fromEntries(parts), { mtime: FIRST_ZIP_DATE }));
}
