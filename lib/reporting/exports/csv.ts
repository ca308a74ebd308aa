import { stringify } from "csv-stringify";
import { sortableInstant } from "#lib/core/clock.ts";
import { type Marks, markingInWords } from "./marks.ts";
import { type CellValue, type Column, cellValue, sampleWord, type Table } from "./table.ts";

/** A table for CSV, which has no widths. Its rows may be read while they are written. */
export interface CsvTable<Row> extends Pick<Table<Row>, "isSample"> {
  readonly columns: readonly Pick<Column<Row>, "title" | "value">[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
}

/** The columns that mark each row, after the columns of the table. */
const markColumns = ["Sample", "As at (Europe/London)", "Marking"];

/**
 * A table as CSV in UTF-8 with a byte order mark, with dates as YYYY-MM-DD. Texts that a spreadsheet would take for a
 * formula are escaped. The marks are columns of each row, so that the first line is the header and programs can read it.
 * A table without rows has one row with the marks alone.
 */
export function buildCsv<Row>(marks: Marks, table: CsvTable<Row>): ReadableStream<Uint8Array> {
  const csv = stringify({
    header: true,
    columns: [...table.columns.map(({ title }) => title), ...markColumns],
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    // The library quotes only the line break that it uses between records.
    quoted_match: /[\r\n]/,
  });
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      csv.on("data", (chunk: string | Uint8Array) =>
        controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk),
      );
      csv.on("end", () => controller.close());
      csv.on("error", (error) => controller.error(error));
      for await (const record of recordsOf(marks, table))
        if (!csv.write(record)) await new Promise((drained) => csv.once("drain", drained));
      csv.end();
    },
  });
}

async function* recordsOf<Row>(marks: Marks, { columns, rows, isSample }: CsvTable<Row>): AsyncGenerator<CellValue[]> {
  const [asAt, marking] = [sortableInstant(marks.asAt), markingInWords(marks)];
  let isEmpty = true;
  for await (const row of rows) {
    isEmpty = false;
    yield [...columns.map((column) => cellValue(column, row)), sampleWord(isSample(row)), asAt, marking];
  }
  if (isEmpty) yield [...columns.map(() => null), "", asAt, marking];
}
