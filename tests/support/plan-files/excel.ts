import { contentTypes, escapeXml, type OfficeParts, officeFile, relations } from "./archive.ts";

const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;

/** The value of a cell: a text, a number, or its XML. */
export type CellValue = string | number | null | { readonly xml: string };

export interface SheetFile {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** Rows of cells, each by its address. */
  readonly rows: Readonly<Record<number, Readonly<Record<string, CellValue | readonly [CellValue, style: number]>>>>;
  readonly hiddenRows?: readonly number[];
  readonly merges?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
}

interface WorkbookFile {
  /** The elements of styles.xml. */
  readonly styles?: string;
  readonly theme?: string;
  readonly sharedStrings?: readonly string[];
  readonly properties?: string;
  readonly others?: OfficeParts;
}

/** The parts of an Excel workbook. */
export function workbookParts(sheets: readonly SheetFile[], options: WorkbookFile = {}): OfficeParts {
  const { styles = "", theme, sharedStrings = [], properties = "", others = {} } = options;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": contentTypes({
      "xl/workbook.xml": "spreadsheetml.sheet.main",
      "xl/styles.xml": "spreadsheetml.styles",
      "xl/sharedStrings.xml": "spreadsheetml.sharedStrings",
      ...(theme && { "xl/theme/theme1.xml": "theme" }),
      ...Object.fromEntries(sheets.map((_, at) => [`xl/worksheets/sheet${at + 1}.xml`, "spreadsheetml.worksheet"])),
    }),
    "_rels/.rels": relations({ r1: ["officeDocument", "xl/workbook.xml"] }),
    "xl/_rels/workbook.xml.rels": relations({
      styles: ["styles", "styles.xml"],
      strings: ["sharedStrings", "sharedStrings.xml"],
      ...(theme && { theme: ["theme", "theme/theme1.xml"] }),
      ...Object.fromEntries(sheets.map((_, at) => [`s${at + 1}`, ["worksheet", `worksheets/sheet${at + 1}.xml`]])),
    }),
    "xl/workbook.xml": `<workbook ${main}>${properties}<sheets>${sheets.map(sheetEntry).join("")}</sheets></workbook>`,
    "xl/styles.xml": `<styleSheet ${main}>${styles}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${main}>${sharedStrings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    ...(theme && { "xl/theme/theme1.xml": theme }),
  };
  for (const [at, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
    const links = Object.entries(sheet.links ?? {}).map(
      ([address, target]) => [`l${address}`, ["hyperlink", target]] as const,
    );
    if (links.length > 0) parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relations(Object.fromEntries(links));
  }
  return { ...parts, ...others };
}

/** An Excel workbook. */
export function workbookFile(sheets: readonly SheetFile[], options: WorkbookFile = {}): Buffer {
  return officeFile(workbookParts(sheets, options));
}

function sheetEntry({ name, state }: SheetFile, at: number): string {
  return `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ""} r:id="s${at + 1}"/>`;
}

/** A worksheet with rows in SpreadsheetML. */
export function worksheet(rows: string, after = ""): string {
  return `<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function sheetXml({ rows, hiddenRows = [], merges = [], links = {} }: SheetFile): string {
  const lines = Object.entries(rows).map(([number, cells]) => {
    const hidden = hiddenRows.includes(Number(number)) ? ` hidden="1"` : "";
    const inner = Object.entries(cells).map(([column, given]) => cellXml(`${column}${number}`, given));
    return `<row r="${number}"${hidden}>${inner.join("")}</row>`;
  });
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const linked = Object.keys(links).map((address) => `<hyperlink ref="${address}" r:id="l${address}"/>`);
  return worksheet(
    lines.join(""),
    (merged && `<mergeCells>${merged}</mergeCells>`) +
      (linked.length > 0 ? `<hyperlinks>${linked.join("")}</hyperlinks>` : ""),
  );
}

function cellXml(address: string, given: CellValue | readonly [CellValue, number]): string {
  const [value, style] = isStyled(given) ? given : [given, 0];
  const head = `<c r="${address}" s="${style}"`;
  if (value === null) return `${head}/>`;
  if (typeof value === "number") return `${head}><v>${value}</v></c>`;
  if (typeof value === "string")
    return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  return `${head} ${value.xml}</c>`;
}

function isStyled(given: CellValue | readonly [CellValue, number]): given is readonly [CellValue, number] {
  return Array.isArray(given);
}
