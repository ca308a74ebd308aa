import { officeFile } from "../archive.ts";
import { workbookParts } from "../excel.ts";
import { rawArchive, rawOffice } from "../raw-archive.ts";
import { row, table, wordParts } from "../word.ts";
import { type HostileFile, sentences } from "./kinds.ts";

const workbook = workbookParts([{ name: "Plan", rows: { 1: { A: "Ref", B: "Action" } } }]);
const document = wordParts(table(row(["Ref", "Action"])));
const blanks = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, " ");
const sheet = "xl/worksheets/sheet1.xml";

/** Archives that are bombs, or that are not what they say. */
export const hostileArchives: readonly HostileFile[] = [
  {
    kind: "an archive that unpacks to 160 MB",
    name: "bomb.xlsx",
    bytes: () => rawArchive(rawOffice(workbook, { "xl/media/image1.png": { data: blanks(160) } })),
    sentence: sentences.tooMuch,
  },
  {
    kind: "a sheet that unpacks to 60 MB",
    name: "long.xlsx",
    bytes: () => rawArchive(rawOffice(workbook, { [sheet]: { data: blanks(60) } })),
    sentence: sentences.tooMuch,
  },
  {
    kind: "a part that unpacks to more than it says",
    name: "liar.docx",
    bytes: () => rawArchive(rawOffice(document, { "word/document.xml": { data: blanks(90), saysLength: 2000 } })),
    sentence: sentences.damaged,
  },
  {
    kind: "entries that share their data",
    name: "shared.xlsx",
    bytes: () => rawArchive([...rawOffice(workbook), { name: sheet.toUpperCase(), data: "", overlaps: true }]),
    sentence: sentences.damaged,
  },
  {
    kind: "a name that leads out of the folder",
    name: "path.docx",
    bytes: () => rawArchive(rawOffice(document, { "../../etc/cron.d/plan": { data: "x" } })),
    sentence: sentences.damaged,
  },
  {
    kind: "a name from the root of a disk",
    name: "root.xlsx",
    bytes: () => rawArchive(rawOffice(workbook, { "C:\\Windows\\plan.xml": { data: "x" } })),
    sentence: sentences.damaged,
  },
  {
    kind: "entries that are encrypted one by one",
    name: "encrypted.xlsx",
    bytes: () => rawArchive(rawOffice(workbook, { [sheet]: { isEncrypted: true } })),
    sentence: sentences.officePassword,
  },
  {
    kind: "20,000 entries",
    name: "many.xlsx",
    bytes: () =>
      rawArchive([
        ...rawOffice(workbook),
        ...Array.from({ length: 20_000 }, (_, at) => ({ name: `x/${at}`, data: "" })),
      ]),
    sentence: sentences.tooMuch,
  },
  {
    kind: "a web page before the archive",
    name: "before.docx",
    bytes: () => rawArchive(rawOffice(document), Buffer.from("PK\x03\x04<html><script>alert(1)</script></html>")),
    sentence: sentences.hidden,
  },
  {
    kind: "an archive in place of a workbook",
    name: "archive.xlsx",
    bytes: () => officeFile({ "plan.xlsx": officeFile(workbook) }),
    sentence:
      "has a name that ends in .xlsx, but it is something else: it is an archive. Open it in Excel, choose File, Save As, Excel Workbook (.xlsx), and choose that file.",
  },
  {
    kind: "a workbook cut in half",
    name: "half.xlsx",
    bytes: () => half(officeFile(workbook)),
    sentence: sentences.damaged,
  },
  {
    kind: "a document cut in half",
    name: "half.docx",
    bytes: () => half(officeFile(document)),
    sentence: sentences.damaged,
  },
  {
    kind: "a program inside",
    name: "program.docx",
    bytes: () => officeFile({ ...document, "word/embeddings/setup.exe": "MZ" }),
    sentence: sentences.wordMacros,
  },
];

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}
