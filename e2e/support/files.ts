import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { jpegWithPlace } from "#tests/support/pictures.ts";

export interface SampleFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const MEGABYTE = 1024 * 1024;

/** A one-page PDF that a reader opens. */
export function pdf(name: string, sentence: string): SampleFile {
  const content = `BT /F1 18 Tf 72 760 Td (${sentence}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}

export function csv(name: string, rows: readonly (readonly (string | number)[])[]): SampleFile {
  const text = rows.map((row) => row.join(",")).join("\n");
  return { name, mimeType: "text/csv", buffer: Buffer.from(`${text}\n`) };
}

/** A file of those that people have, as it came from a phone, a scanner or an office program. */
export function sample(name: string): SampleFile {
  const buffer = readFileSync(new URL(`../../tests/fixtures/evidence/${name}`, import.meta.url));
  return { name, mimeType: "application/octet-stream", buffer };
}

/** A photograph that tells the place where it was taken. */
export function photographWithPlace(name: string): SampleFile {
  return { name, mimeType: "image/jpeg", buffer: jpegWithPlace() };
}

/** A Windows program with the name of a document. */
export function programNamedAsDocument(name: string): SampleFile {
  const buffer = Buffer.concat([Buffer.from("MZ"), randomBytes(2048)]);
  return { name, mimeType: "application/pdf", buffer };
}

/** A CSV file one byte larger than the limit. */
export function tooLargeTable(name: string): SampleFile {
  const largest = 25 * MEGABYTE;
  return { name, mimeType: "text/csv", buffer: Buffer.alloc(largest + 1, "North,31,24\n") };
}
