import { officeFile } from "./archive.ts";

const names = ["office", "table", "text", "style"].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);
const namespaces = `${names.join(" ")} xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
const mimetype = "application/vnd.oasis.opendocument.spreadsheet";

/** An OpenDocument spreadsheet of tables and automatic styles. */
export function spreadsheetFile(tables: string, styles = "", named = ""): Buffer {
  return officeFile({
    mimetype,
    "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/></manifest:manifest>`,
    "styles.xml": `<office:document-styles ${namespaces}><office:styles>${named}</office:styles></office:document-styles>`,
    "content.xml": `<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  });
}
