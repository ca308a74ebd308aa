import { strToU8, zipSync } from "fflate";

/** The parts of an office file, by name. */
export type OfficeParts = Readonly<Record<string, string | Uint8Array>>;

const HEADER = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

/** An office file of its parts; texts without an XML declaration get one. */
export function officeFile(parts: OfficeParts): Buffer {
  const files = Object.entries(parts).map(([name, part]) => {
    const text = typeof part === "string" && /^<(?!\?)/.test(part) ? HEADER + part : part;
    return [name, typeof text === "string" ? strToU8(text) : text];
  });
  return Buffer.from(zipSync(Object.fromEntries(files)));
}

/** A text as XML has it. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The relations of a part, each with its type and target. */
export function relations(all: Readonly<Record<string, readonly [type: string, target: string]>>): string {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const list = Object.entries(all).map(([id, [type, target]]) => {
    const isOutside = /^(https?|file|mailto):|^\\\\/.test(target);
    const mode = isOutside ? ` TargetMode="External"` : "";
    return `<Relationship Id="${id}" Type="${office}/${type}" Target="${escapeXml(target)}"${mode}/>`;
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

/** The part that says what the others are. */
export function contentTypes(types: Readonly<Record<string, string>>): string {
  const office = "application/vnd.openxmlformats-officedocument";
  const list = Object.entries(types).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${office}.${type}+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${list.join("")}</Types>`;
}
