import { Document, Packer, Paragraph, Table } from "docx";
import { strFromU8, type Unzipped, unzipSync, zipSync } from "fflate";
import type { CalendarDate } from "#lib/core/clock.ts";
import { type Marks, markingInWords, titleInWords } from "#lib/reporting/exports/marks.ts";
import { element, escapeXml } from "./svg.ts";
import { type ContentControl, withControls } from "./word-controls.ts";
import { pageLayout } from "./word-page.ts";
import { numbering, styles } from "./word-styles.ts";

/** Paragraphs and tables, in the order of the document. */
export type Blocks = (Paragraph | Table)[];

/**
 * The content in its order. A function gives blocks without pictures, numbered lists and links to the web, which are built
 * and written on their own: docx needs about thirty times the size of the XML in memory while it writes, so writing all
 * pages of a long document at once would exceed the memory of the server.
 */
export type WordContent = readonly (Blocks | (() => Blocks))[];

/** A document for Word without its marks. */
export interface WordDocument {
  readonly author: string;
  readonly subject: string;
  /** The version in the footer of each page, such as "DRAFT". */
  readonly version: string;
  /** The day in the footer: that of the meeting, or the last day of the year reported on. */
  readonly day: CalendarDate;
  readonly content: WordContent;
  /** The gaps that a person completes, by the numbers of the runs that stand for them. */
  readonly controls?: readonly ContentControl[];
  /** Properties that programs read and pages do not show. */
  readonly properties?: Readonly<Record<string, string>>;
}

/**
 * A Word file (.docx) of one section, with its marks in its properties and on each page. The same document gives the
 * same bytes, at any time and in any time zone.
 */
export async function wordFile(marks: Marks, written: WordDocument): Promise<Buffer> {
  const { content, controls = [], properties = {} } = written;
  const page = pageLayout(marks, written);
  const children = content.flatMap((piece) => (typeof piece === "function" ? [placeholder()] : piece));
  const customProperties = Object.entries(properties).map(([name, value]) => ({ name, value }));
  const document = new Document({ styles, numbering, customProperties, sections: [{ ...page, children }] });
  const core = { path: "docProps/core.xml", data: coreProperties(marks, written) };
  const parts = unzipSync(await Packer.toBuffer(document, undefined, [core]));
  for (const [path, part] of Object.entries(parts)) if (!path.endsWith(".png")) parts[path] = validXml(part);
  const { start, body, end } = divided(parts);
  const whole = Buffer.concat([start, ...(await withBlocksInserted(body, content)), end]);
  parts[BODY_PART] = controls.length === 0 ? whole : Buffer.from(withControls(whole.toString(), controls));
  return Buffer.from(zipSync(parts, { mtime: FIRST_ZIP_DATE }));
}

/** The XML of a body, with each placeholder replaced by the blocks of its function. */
async function withBlocksInserted(body: Buffer, content: WordContent): Promise<Buffer[]> {
  const placeholderXml = await bodyOf([placeholder()]);
  const written: Buffer[] = [];
  let rest = body;
  let last: Paragraph | Table | undefined;
  for (const piece of content) {
    const blocks = typeof piece === "function" ? piece() : piece;
    last = blocks.at(-1);
    if (typeof piece !== "function") continue;
    const at = rest.indexOf(placeholderXml);
    if (at < 0) throw new Error("docx wrote a placeholder differently in two documents");
    written.push(rest.subarray(0, at), await bodyOf(blocks));
    rest = rest.subarray(at + placeholderXml.length);
  }
  // Word requires a paragraph at the end of a document.
  return [...written, rest, Buffer.from(last instanceof Table ? "<w:p/>" : "")];
}

function placeholder(): Paragraph {
  return new Paragraph({ style: "Placeholder" });
}

/** The XML of some blocks, written by docx in a document of their own. */
async function bodyOf(blocks: Blocks): Promise<Buffer> {
  const document = new Document({ sections: [{ children: blocks }] });
  return divided(unzipSync(await Packer.toBuffer(document))).body;
}

// The first day that a zip archive can name. Zip archives have local time, so the local first day is always the same.
const FIRST_ZIP_DATE = new Date(1980, 0, 1);
const BODY_PART = "word/document.xml";
const BODY_START = "<w:body>";

/** The XML of a document: what comes before the body, the body, and what begins with the properties of its section. */
function divided(parts: Unzipped): { readonly start: Buffer; readonly body: Buffer; readonly end: Buffer } {
  const xml = validXml(parts[BODY_PART] ?? new Uint8Array());
  const [from, to] = [xml.indexOf(BODY_START) + BODY_START.length, xml.lastIndexOf("<w:sectPr")];
  return { start: xml.subarray(0, from), body: xml.subarray(from, to), end: xml.subarray(to) };
}

/** A part without two characters that XML does not allow and docx does not remove. */
function validXml(part: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(strFromU8(part).replace(/[\ufffe\uffff]/g, ""));
}

/** The properties in XML, since docx writes the current time and has no option for the language. */
function coreProperties(marks: Marks, { author, subject, version }: WordDocument): string {
  const { partnership, title } = marks;
  const description = `${markingInWords(marks)}. ${partnership}. ${titleInWords(marks)}. ${version}.`;
  // The time as at which it is true, so that the file comes out the same whenever it is made.
  const at = new Date(marks.asAt).toISOString();
  const date = { "xsi:type": "dcterms:W3CDTF" };
  const properties = element(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    element("dc:title", {}, escapeXml(title)),
    element("dc:subject", {}, escapeXml(subject)),
    element("dc:creator", {}, escapeXml(author)),
    element("dc:description", {}, escapeXml(description)),
    element("dc:language", {}, "en-GB"),
    element("cp:lastModifiedBy", {}, escapeXml(author)),
    element("dcterms:created", date, at),
    element("dcterms:modified", date, at),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${properties}`;
}
