import { officeFile } from "./archive.ts";

const names = ["office", "table", "text", "style"].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);
const namespaces = `${names.join(" ")} xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
const mimetype = "application/vnd.oasis.opendocument.spreadsheet";

interface SpreadsheetFile {
  /** The automatic styles. */
  readonly styles?: string;
  /** The styles with names. */
  readonly named?: string;
  readonly isEncrypted?: boolean;
  /** What comes before the content. */
  readonly before?: string;
}

/** An OpenDocument spreadsheet of tables. */
export function spreadsheetFile(tables: string, options: SpreadsheetFile = {}): Buffer {
  const { styles = "", named = "", isEncrypted = false, before = "" } = options;
  const content = `<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const key = isEncrypted
    ? `<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>`
    : "";
  return officeFile({
    mimetype,
    "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/>${key}</manifest:manifest>`,
    "styles.xml": `<office:document-styles ${namespaces}><office:styles>${named}</office:styles></office:document-styles>`,
    "content.xml": isEncrypted ? "\x01\x02" : before + content,
  });
}
