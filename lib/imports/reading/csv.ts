import { CsvError, parse } from "csv-parse/sync";
import { emptyCell, type PlanTable } from "../plan-tables.ts";
import { buildTable, type PlacedCell, Tally, tidyText } from "./cells.ts";
import { decodeText } from "./encodings.ts";
import { MAX_CELL_LENGTH } from "./limits.ts";
import { PlanRefused } from "./refusals.ts";

const separators = [",", ";", "\t", "|"] as const;

/** The one table of a CSV file, in any encoding and with any separator that Excel writes. */
export function readCsv(bytes: Buffer): PlanTable[] {
  const { text, separator, firstLine } = withoutSeparatorLine(decodeText(bytes).replace(/\r\n?/g, "\n"));
  const tally = new Tally();
  const cells: PlacedCell[] = [];
  readRecords(text, separator ?? guessSeparator(text), (fields, line) => {
    for (const [index, field] of fields.entries()) {
      const cell = { ...emptyCell, text: tidyText(field) };
      if (cell.text === "") continue;
      tally.cell(cell);
      cells.push({ row: line + firstLine, column: index + 1, cell });
    }
  });
  return [buildTable({ name: "", cells })];
}

/** Excel writes a first line such as "sep=;" where the separator is not the usual one. */
function withoutSeparatorLine(text: string) {
  const line = /^sep=(.)\n/i.exec(text);
  if (!line) return { text, separator: null, firstLine: 0 };
  return { text: text.slice(line[0].length), separator: line[1] ?? null, firstLine: 1 };
}

/** Hands on each record with the line at which it starts, from 1. */
function readRecords(
  text: string,
  separator: string,
  onRecord: (fields: readonly string[], line: number) => void,
  to?: number,
): void {
  let previousEnd = 0;
  try {
    parse(text, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: "\n",
      max_record_size: MAX_CELL_LENGTH * 4,
      ...(to && { to }),
      on_record(fields: string[], { lines }) {
        onRecord(fields, previousEnd + 1);
        previousEnd = lines;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new PlanRefused(error.code === "CSV_MAX_RECORD_SIZE" ? "too long" : "not text");
    throw error;
  }
}

const LINES_LOOKED_AT = 50;

/** The separator that gives most fields where the records agree on their number, by the most usual one. */
function guessSeparator(text: string): string {
  const scores = separators.map((separator) => ({ separator, score: scoreOf(text, separator) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

function scoreOf(text: string, separator: string): number {
  const counts: number[] = [];
  try {
    readRecords(text, separator, (fields) => counts.push(fields.length), LINES_LOOKED_AT);
  } catch (error) {
    if (!(error instanceof PlanRefused)) throw error;
  }
  const sizes = Map.groupBy(counts, (count) => count);
  const [usual = 1, agreeing = []] = [...sizes].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return usual === 1 ? 0 : (agreeing.length / counts.length) * Math.log2(usual);
}
