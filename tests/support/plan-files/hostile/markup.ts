import { officeFile } from "../archive.ts";
import { workbookParts } from "../excel.ts";
import { spreadsheetFile } from "../opendocument.ts";
import { cell, row, table, wordFile, wordParts } from "../word.ts";
import { type HostileFile, sentences } from "./kinds.ts";

const sheets = [{ name: "Plan", rows: { 1: { A: "Ref", B: "Action" } } }];
const workbook = workbookParts(sheets);
const document = wordParts(table(row(["Ref", "Action"])));
const tenfold = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
const laughs = `<!DOCTYPE x [<!ENTITY l0 "lol">${tenfold}]>`;
const header = `<?xml version="1.0"?>`;

/** A document whose text has entities that its document type defines. */
const withType = (type: string, text: string) =>
  officeFile({
    ...document,
    "word/document.xml": `${header}${type}${String(document["word/document.xml"]).replace("Action", text)}`,
  });
const part = (name: string, text: string) => officeFile({ ...workbook, [name]: `${header}${text}` });

/** XML that is a bomb, reaches outside, or is not well formed. */
export const hostileMarkup: readonly HostileFile[] = [
  {
    kind: "entities that grow to a billion",
    name: "laughs.docx",
    bytes: () => withType(laughs, "&l9;"),
    sentence: sentences.definitions,
  },
  {
    kind: "entities that grow to a billion in the texts of a workbook",
    name: "laughs.xlsx",
    bytes: () =>
      part(
        "xl/sharedStrings.xml",
        `${laughs}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si></sst>`,
      ),
    sentence: sentences.definitions,
  },
  {
    kind: "one long entity used many times",
    name: "quadratic.docx",
    bytes: () => withType(`<!DOCTYPE x [<!ENTITY a "${"a".repeat(50_000)}">]>`, "&a;".repeat(50_000)),
    sentence: sentences.definitions,
  },
  {
    kind: "an entity that is a file of the server",
    name: "passwd.docx",
    bytes: () => withType(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`, "&e;"),
    sentence: sentences.definitions,
  },
  {
    kind: "an entity on another server",
    name: "fetch.xlsx",
    bytes: () =>
      part(
        "xl/workbook.xml",
        `<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/e.dtd"> %e;]>${workbook["xl/workbook.xml"]}`,
      ),
    sentence: sentences.definitions,
  },
  {
    kind: "a document type on another server",
    name: "type.ods",
    bytes: () => spreadsheetFile("<table:table/>", { before: `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">` }),
    sentence: sentences.definitions,
  },
  {
    kind: "an entity that nothing defines",
    name: "unknown.docx",
    bytes: () => withType("", "&secret;"),
    sentence: sentences.damaged,
  },
  {
    kind: "100,000 elements in one another",
    name: "deep.docx",
    bytes: () => officeFile({ ...document, "word/document.xml": "<a>".repeat(100_000) + "</a>".repeat(100_000) }),
    sentence: sentences.damaged,
  },
  {
    kind: "1,000 tables in one another",
    name: "nested.docx",
    bytes: () =>
      wordFile(Array.from({ length: 1000 }).reduce<string>((inner) => table(row([cell(`${inner}<w:p/>`)])), "<w:p/>")),
    sentence: sentences.damaged,
  },
  {
    kind: "two million elements",
    name: "wide.docx",
    bytes: () =>
      officeFile({
        ...document,
        "word/document.xml": String(document["word/document.xml"]).replace("<w:sectPr/>", "<w:p/>".repeat(2_000_000)),
      }),
    sentence: sentences.tooManyRows,
  },
  {
    kind: "a part that ends early",
    name: "early.docx",
    bytes: () => officeFile({ ...document, "word/document.xml": String(document["word/document.xml"]).slice(0, -40) }),
    sentence: sentences.damaged,
  },
  {
    kind: "a sheet that ends early",
    name: "early.xlsx",
    bytes: () =>
      officeFile({
        ...workbook,
        "xl/worksheets/sheet1.xml": String(workbook["xl/worksheets/sheet1.xml"]).slice(0, -20),
      }),
    sentence: sentences.damaged,
  },
  {
    kind: "a document of zeros",
    name: "zeros.docx",
    bytes: () => officeFile({ ...document, "word/document.xml": Buffer.alloc(100_000) }),
    sentence: sentences.damaged,
  },
  {
    kind: "styles that are based on one another in a circle",
    name: "circle.docx",
    bytes: () =>
      wordFile(
        table(
          row([
            cell(
              `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:rStyle w:val="A"/></w:rPr><w:t>Ref</w:t></w:r></w:p>`,
            ),
            "Action",
          ]),
        ),
        {
          styles: `<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>`,
        },
      ),
    sentence: null,
    reads: ["Ref", "Action"],
  },
];
