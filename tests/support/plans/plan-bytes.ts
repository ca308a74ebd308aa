import { stringify } from "csv-stringify/sync";
import type { PlanCell, PlanFile, PlanTable } from "#lib/imports/plan-tables.ts";
import { escapeXml } from "../plan-files/archive.ts";
import { type CellValue, type SheetFile, workbookFile } from "../plan-files/excel.ts";
import { cell, paragraph, row, run, shade, table, wordFile } from "../plan-files/word.ts";

/** The bytes of a plan file for a test: an Excel workbook, a Word document or a CSV file with what its tables hold. */
export function planBytes(file: PlanFile): Buffer {
  if (file.format === "csv") return csvBytes(file);
  return file.format === "docx" ? wordBytes(file) : excelBytes(file);
}

function csvBytes({ tables }: PlanFile): Buffer {
  const rows = tables.flatMap((one) => one.rows.map(({ cells }) => cells.map(({ text }) => text)));
  return Buffer.from(stringify(rows, { record_delimiter: "windows", quoted: true }), "utf8");
}

function wordBytes({ tables }: PlanFile): Buffer {
  const blocks = tables.map((one) => {
    const rows = one.rows.map(({ cells }) => row(cells.flatMap((each) => wordCell(each) ?? [])));
    return [
      ...one.before.map((text) => paragraph(text)),
      table(...rows),
      ...one.after.map((text) => paragraph(text)),
    ].join("");
  });
  return wordFile(blocks.join(""));
}

/** A cell of a Word table; null for one that is covered from the left. */
function wordCell({ text, struck, fill, columns, rows, covered }: PlanCell): string | null {
  const lines = text.split("\n").map((line) => paragraph(line === "" ? "" : run(line)));
  const struckLines = struck === "" ? [] : [paragraph(run(struck, "<w:strike/>"))];
  if (covered) return cell(paragraph(""), "<w:vMerge/>");
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "";
  const merge = rows > 1 ? `<w:vMerge w:val="restart"/>` : "";
  return cell([...struckLines, ...lines].join(""), `${span}${merge}${fill === null ? "" : shade(fill)}`);
}

/** Days are counted from the end of 1899. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const MILLISECONDS_A_DAY = 86_400_000;
const formats = ["General", "mmm-yy", "d mmm yyyy", "d mmmm yyyy", "d/m/yy"];

function formatOf({ day, showsMonth, text }: PlanCell): number {
  if (day === null) return 0;
  if (showsMonth) return 1;
  if (!/[a-z]/i.test(text)) return 4;
  return /[a-z]{4}/i.test(text) ? 3 : 2;
}

function excelBytes({ tables }: PlanFile): Buffer {
  const cells = tables.flatMap((one) => one.rows.flatMap((each) => each.cells));
  const fills = ["", ...new Set(cells.flatMap(({ fill }) => fill ?? []))];
  const fillXml = fills.map((fill) =>
    fill === ""
      ? `<fill><patternFill patternType="none"/></fill>`
      : `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill.toUpperCase()}"/></patternFill></fill>`,
  );
  const styles = fills.flatMap((_, fill) =>
    formats.map(
      (_format, format) =>
        `<xf numFmtId="${170 + format}" fontId="0" fillId="${fill}" applyFill="1" applyNumberFormat="1"/>`,
    ),
  );
  const numFmts = formats.map((format, index) => `<numFmt numFmtId="${170 + index}" formatCode="${format}"/>`);
  const styleOf = (each: PlanCell) => fills.indexOf(each.fill ?? "") * formats.length + formatOf(each);
  return workbookFile(
    tables.map((one) => sheetOf(one, styleOf)),
    {
      styles: `<numFmts>${numFmts.join("")}</numFmts><fonts><font/></fonts><fills>${fillXml.join("")}</fills><cellXfs>${styles.join("")}</cellXfs>`,
    },
  );
}

function sheetOf({ name, isHidden, rows }: PlanTable, styleOf: (cell: PlanCell) => number): SheetFile {
  const merges: string[] = [];
  const lines = rows.map(({ cells, number }) => {
    const entries = cells.map((each, column) => {
      if (each.columns > 1 || each.rows > 1)
        merges.push(`${letter(column)}${number}:${letter(column + each.columns - 1)}${number + each.rows - 1}`);
      return [letter(column), [valueIn(each), styleOf(each)]] as const;
    });
    return [number, Object.fromEntries(entries)] as const;
  });
  return {
    name,
    ...(isHidden ? { state: "hidden" } : {}),
    rows: Object.fromEntries(lines),
    hiddenRows: rows.flatMap(({ isHidden: hidden, number }) => (hidden ? [number] : [])),
    merges,
  };
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function valueIn({ text, day, struck }: PlanCell): CellValue {
  if (day !== null) return Math.round((Date.parse(day) - FIRST_DAY) / MILLISECONDS_A_DAY);
  if (struck === "") return text === "" ? null : text;
  const runs = `<r><rPr><strike/></rPr><t>${escapeXml(struck)}</t></r><r><t xml:space="preserve"> ${escapeXml(text)}</t></r>`;
  return { xml: `t="inlineStr"><is>${runs}</is>` };
}
