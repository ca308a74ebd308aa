import { contentTypes, escapeXml, type OfficeParts, officeFile, relations } from "./archive.ts";

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;

interface WordFile {
  readonly numbering?: string;
  readonly styles?: string;
  readonly links?: Readonly<Record<string, string>>;
  readonly others?: OfficeParts;
}

/** The parts of a Word document with a body in WordprocessingML. */
export function wordParts(
  body: string,
  { numbering = "", styles = "", links = {}, others = {} }: WordFile = {},
): OfficeParts {
  const linked = Object.entries(links).map(([id, target]) => [id, ["hyperlink", target]] as const);
  return {
    "[Content_Types].xml": contentTypes({
      "word/document.xml": "wordprocessingml.document.main",
      "word/numbering.xml": "wordprocessingml.numbering",
      "word/styles.xml": "wordprocessingml.styles",
    }),
    "_rels/.rels": relations({ r1: ["officeDocument", "word/document.xml"] }),
    "word/_rels/document.xml.rels": relations({
      s1: ["styles", "styles.xml"],
      n1: ["numbering", "numbering.xml"],
      ...Object.fromEntries(linked),
    }),
    "word/styles.xml": `<w:styles ${namespaces}>${styles}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${namespaces}>${numbering}</w:numbering>`,
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...others,
  };
}

/** A Word document with a body in WordprocessingML. */
export function wordFile(body: string, options: WordFile = {}): Buffer {
  return officeFile(wordParts(body, options));
}

/** A run of text, with properties. */
export function run(text: string, properties = ""): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** A paragraph of a text or of runs, with properties. */
export function paragraph(content: string, properties = ""): string {
  const runs = content.startsWith("<") || content === "" ? content : run(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** The properties of a paragraph in a list. */
export function inList(id: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
}

/** A cell of a text or of blocks, with properties. */
export function cell(content: string, properties = ""): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : paragraph(content)}</w:tc>`;
}

/** The shading of a cell. */
export function shade(colour: string): string {
  return `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`;
}

/** A row of cells; texts become cells. */
export function row(cells: readonly string[], properties = ""): string {
  const inner = cells.map((one) => (/^<w:(tc|sdt|ins)\b/.test(one) ? one : cell(one))).join("");
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${inner}</w:tr>`;
}

/** A table of rows. */
export function table(...rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;
}
