import { read, utils, write } from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { escapeXml } from "./archive.ts";

/** A file with the texts of some of its parts changed. */
export function edited(bytes: Uint8Array, part: RegExp, change: (xml: string) => string): Buffer {
  const parts = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts))
    if (part.test(name)) parts[name] = strToU8(change(strFromU8(content)));
  return Buffer.from(zipSync(parts));
}

/** A Word return whose gaps on a recommendation are completed, as Word saves it: what is typed takes the place of the hint. */
export function completeWordReturn(
  bytes: Uint8Array,
  reference: string,
  answers: Readonly<Record<string, string>>,
): Buffer {
  return edited(bytes, /^word\/document\.xml$/, (xml) =>
    Object.entries(answers).reduce((text, [field, answer]) => {
      const tag = `<w:tag w:val="return-[\\d.]+\\.${reference}\\.${field}\\.[\\da-f]+"/>`;
      const control = new RegExp(
        `(${tag}(?:(?!</w:sdtPr>).)*)<w:showingPlcHdr/>(.*?<w:sdtContent>).*?(</w:sdtContent>)`,
        "s",
      );
      return text.replace(
        control,
        (_all, open, properties, close) => `${open}${properties}<w:r><w:t>${escapeXml(answer)}</w:t></w:r>${close}`,
      );
    }, xml),
  );
}

/** An Excel return whose gaps on a recommendation are completed by their headings, as another program than Excel saves it. */
export function completeExcelReturn(
  bytes: Uint8Array,
  reference: string,
  answers: Readonly<Record<string, string>>,
): Buffer {
  const book = read(bytes, { type: "buffer" });
  const sheet = book.Sheets.Return;
  const rows = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true }) : [];
  const headings = rows.find((row) => row.includes("Reference"));
  const r = rows.findIndex(([first]) => first === reference);
  if (!sheet || !headings || r < 0) throw new Error(`the return has no row of ${reference}`);
  for (const [heading, answer] of Object.entries(answers))
    utils.sheet_add_aoa(sheet, [[answer]], { origin: { r, c: headings.indexOf(heading) } });
  return write(book, { type: "buffer", bookType: "xlsx" });
}
