import { type WordDocument, wordFile } from "#lib/reporting/documents/word-file.ts";
import { buildCsv, type CsvTable } from "./csv.ts";
import { type Marks, TRIAL_MARK } from "./marks.ts";
import type { Table } from "./table.ts";
import { buildWorkbook } from "./workbook.ts";

type Body = Buffer | ReadableStream<Uint8Array>;

/**
 * A file that leaves the tracker. Each export is made by one of the functions below, which put its marks into the file
 * and its name: only what they make can be downloaded.
 */
export class ExportedFile<Content extends Body = Body> {
  /** Without the ending, which is its type. */
  readonly name: string;
  readonly type: "csv" | "docx" | "xlsx";
  readonly body: Content;

  private constructor(marks: Marks, name: string, type: ExportedFile["type"], body: Content) {
    this.name = [name, marks.marking, marks.isTrial ? TRIAL_MARK : ""].map(forFileName).filter(Boolean).join("-");
    this.type = type;
    this.body = body;
  }

  /** A table as an Excel file. */
  static async workbook<Row>(marks: Marks, name: string, table: Table<Row>): Promise<ExportedFile<Buffer>> {
    return new ExportedFile(marks, name, "xlsx", await buildWorkbook(marks, table));
  }

  /** A table as CSV. */
  static csv<Row>(marks: Marks, name: string, table: CsvTable<Row>): ExportedFile<ReadableStream<Uint8Array>> {
    return new ExportedFile(marks, name, "csv", buildCsv(marks, table));
  }

  /** A Word file. */
  static async word(marks: Marks, name: string, document: WordDocument): Promise<ExportedFile<Buffer>> {
    return new ExportedFile(marks, name, "docx", await wordFile(marks, document));
  }
}

/** A text in the characters that every system allows in a file name, such as "official-sensitive". */
function forFileName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "");
}
