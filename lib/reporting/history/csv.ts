import { stringify } from "csv-stringify";

export const historyColumns = [
  "number",
  "at (UTC)",
  "at (Europe/London)",
  "person",
  "role",
  "what",
  "about",
  "held",
  "sample",
  "digest",
  "hash",
] as const;
export type CsvLine = Readonly<Record<(typeof historyColumns)[number], string | number>>;

/** Lines as a CSV file for spreadsheets, with a header. No cell can be read as a formula. */
export function csvOf(lines: AsyncIterable<CsvLine>): ReadableStream<Uint8Array> {
  const csv = stringify({
    header: true,
    columns: [...historyColumns],
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    // Without this, a cell with a bare line feed would not be quoted, since that is not the delimiter.
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
      for await (const line of lines) if (!csv.write(line)) await new Promise((drained) => csv.once("drain", drained));
      csv.end();
    },
  });
}
