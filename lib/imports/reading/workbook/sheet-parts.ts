import { strToU8, zipSync } from "fflate";
import { PlanRefused } from "../refusals.ts";
import { type Element, elementAt, elementsIn, parseXml, readXml } from "../xml.ts";
import { type Parts, partText, unpackParts, xmlText } from "../zip-parts.ts";

/** The parts of an .xlsx file that are read. Macros, links to other files, pictures and the rest are never unpacked. */
const readParts = [
  /^(\[content_types\]\.xml|_rels\/\.rels|docprops\/custom\.xml)$/,
  /^xl\/(workbook\d*|sharedstrings\d*|styles\d*|theme\/[^/]+)\.xml$/,
  /^xl\/_rels\/workbook\d*\.xml\.rels$/,
  /^xl\/worksheets\/(_rels\/)?[^/]+\.xml(\.rels)?$/,
];

const CONTENT_TYPES = "[content_types].xml";

/** Unpacks what is read of an .xlsx file. */
export function unpackWorkbook(bytes: Buffer): Promise<Parts> {
  return unpackParts(bytes, (name) => readParts.some((pattern) => pattern.test(name)));
}

/** A worksheet of an .xlsx file. */
interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** The worksheets in the order of their tabs. */
export function sheetParts(parts: Parts): SheetPart[] {
  const relations = findPart(parts, /^xl\/_rels\/workbook\d*\.xml\.rels$/);
  const targets = new Map(elementsIn(relations).map(({ attributes: { Id, Target } }) => [Id, Target]));
  const sheets = elementsIn(elementAt(findPart(parts, /^xl\/workbook\d*\.xml$/), "x:sheets"));
  return sheets.flatMap(({ attributes }) => {
    const target = targets.get(attributes["r:id"])?.toLowerCase() ?? "";
    const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    // A sheet that is a chart alone has no cells.
    if (!parts.has(part)) return [];
    return [{ name: attributes.name ?? "", isHidden: /hidden/i.test(attributes.state ?? ""), part }];
  });
}

/** The first part whose name fits, as XML. */
export function findPart(parts: Parts, pattern: RegExp): Element | undefined {
  const name = [...parts.keys()].find((one) => pattern.test(one));
  const text = name && partText(parts, name);
  return text ? parseXml(text) : undefined;
}

/** Refuses the texts of a workbook where they are not well formed, which the library would not notice. */
export function checkSharedTexts(parts: Parts): void {
  for (const [name, part] of parts)
    if (/sharedstrings|\.rels$|content_types/.test(name)) readXml(xmlText(part), { onOpen: () => {} });
}

/** The parts as an archive again, so that the library reads no more than was checked. */
export function repack(parts: Parts): Buffer {
  const files: Record<string, Uint8Array> = {};
  for (const [name, part] of parts) {
    if (part.length === 0) throw new PlanRefused("damaged");
    const isUtf16 = /^(fffe|feff)/.test(part.subarray(0, 2).toString("hex"));
    if (name === CONTENT_TYPES) files["[Content_Types].xml"] = strToU8(withoutUnread(xmlText(part), parts));
    else files[name] = isUtf16 ? strToU8(xmlText(part)) : part;
  }
  return Buffer.from(zipSync(files, { level: 0 }));
}

/**
 * The list of all parts without those that are never unpacked: the library opens some that are listed, such as the
 * people of threaded comments and the metadata of dynamic formulas, and fails where they are not there.
 */
function withoutUnread(contentTypes: string, parts: Parts): string {
  return contentTypes.replace(/<(?:\w+:)?Override\b[^<>]*>/g, (entry) => {
    const name = /\bPartName\s*=\s*["']\/?([^"']*)/.exec(entry)?.[1] ?? "";
    return parts.has(name.toLowerCase()) ? entry : "";
  });
}
