import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentOf } from "../file-content.ts";
import { needsPassword } from "./encryption.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pdf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fixture = (name: string) => readFile(new URL(`../../../tests/fixtures/pdf/${name}.pdf`, import.meta.url));

async function isLocked(pdf: Buffer): Promise<boolean> {
  const path = join(folder, "a.pdf");
  await writeFile(path, pdf);
  const file = await open(path);
  try {
    return await needsPassword(contentOf(file, path, pdf.length), pdf.indexOf("%PDF-"));
  } finally {
    await file.close();
  }
}

const replaced = (pdf: Buffer, from: string | RegExp, to: string) =>
  Buffer.from(pdf.toString("latin1").replace(from, to), "latin1");

describe.each([2, 3, 4, 5, 6])("revision %i of the encryption of PDF", (revision) => {
  test("a password to open it locks it", async () => {
    expect(await isLocked(await fixture(`locked-revision-${revision}`))).toBe(true);
  });

  test("a password to print it does not", async () => {
    expect(await isLocked(await fixture(`restricted-revision-${revision}`))).toBe(false);
  });

  test("bytes before it and a wrong offset change nothing", async () => {
    for (const [name, locked] of [
      ["locked", true],
      ["restricted", false],
    ] as const) {
      const pdf = await fixture(`${name}-revision-${revision}`);
      expect(await isLocked(Buffer.concat([Buffer.from("\ufeff\r\n"), pdf]))).toBe(locked);
      expect(await isLocked(replaced(pdf, /startxref\s+\d+/, "startxref\n99999999"))).toBe(locked);
      expect(await isLocked(replaced(pdf, /startxref\s+\d+/, ""))).toBe(locked);
    }
  });
});

/** The PDF with its trailer as the dictionary of a cross-reference stream, whose data nothing here reads. */
function withStream(pdf: Buffer): Buffer {
  const text = pdf.toString("latin1");
  const [, dictionary = ""] = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text) ?? [];
  const body = text.slice(0, text.lastIndexOf("xref\n0"));
  const stream = `99 0 obj\n<< /Type /XRef ${dictionary} >>\nstream\n\nendstream\nendobj\n`;
  return Buffer.from(`${body}${stream}startxref\n${body.length}\n%%EOF\n`, "latin1");
}

test("a cross-reference stream leads to the encryption as a trailer does", async () => {
  expect(await isLocked(withStream(await fixture("locked-revision-6")))).toBe(true);
  expect(await isLocked(withStream(await fixture("restricted-revision-6")))).toBe(false);
});

test("a PDF without encryption opens, also with the word in its text or in an attached file", async () => {
  const attached = await fixture("locked-revision-3");
  const plain = Buffer.concat([
    Buffer.from("%PDF-1.4\n1 0 obj\n<< /Length 9 >>\nstream\n/Encrypt 2 0 R\n"),
    attached,
    Buffer.from("\nendstream\nendobj\ntrailer\n<< /Size 2 /Root 1 0 R >>\n%%EOF\n"),
  ]);
  expect(await isLocked(plain)).toBe(false);
});

test.each([
  ["a certificate", /\/Filter\s*\/Standard/, "/Filter /Adobe.PubSec"],
  ["an unknown revision", /\/R 6/, "/R 9"],
  ["a missing dictionary", /\/Encrypt \d+ 0 R/, "/Encrypt 77 0 R"],
])("%s locks it, since no one here could open it", async (_what, from, to) => {
  const pdf = await fixture("restricted-revision-6");
  const changed = replaced(pdf, from, to);
  expect(changed.equals(pdf)).toBe(false);
  expect(await isLocked(changed)).toBe(true);
});
