import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { type AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reading, Writing } from "./client.ts";
import { isFreeText } from "./schema/columns.ts";
import * as schema from "./schema/index.ts";

/** A column by its names in the database. */
interface ColumnPlace {
  readonly table: string;
  readonly column: string;
}

/** The names of a column in the database, where they are in snake case. */
export function placeOf(column: AnySQLiteColumn): ColumnPlace {
  return { table: getTableName(column.table), column: toSnakeCase(column.name) };
}

/**
 * The columns declared by `freeText()`, by table: what a redaction may change, and nothing else of a fact. Quotations
 * from a published review are not among them.
 */
export const freeTexts: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.values(schema)
    .flatMap((table) => (is(table, SQLiteTable) ? [[getTableName(table), freeTextColumns(table)] as const] : []))
    .filter(([, columns]) => columns.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

function freeTextColumns(table: SQLiteTable): string[] {
  return Object.values(getTableColumns(table))
    .filter(isFreeText)
    .map((column) => placeOf(column).column);
}

/** The checksums of files, which no one writes: they are free texts so that they are removed with their files. */
export const checksums = [schema.evidence.sha256, schema.reviewFiles.sha256, schema.imports.sha256];

/** Whether a free text is the checksum of a file. */
export function isChecksum({ table, column }: ColumnPlace): boolean {
  return checksums.map(placeOf).some((checksum) => table === checksum.table && column === checksum.column);
}

/** The place of a free text: the event that wrote it, its table and column, and which row of that event it is in, from 0. */
export interface Place extends ColumnPlace {
  readonly trail: number;
  readonly row: number;
}

export interface FreeText extends Place {
  readonly text: string;
}

/** The free texts that an event wrote and that are not empty, by table and row. */
export function freeTextsOf(on: Reading, trail: number): FreeText[] {
  return Object.entries(freeTexts).flatMap(([table, columns]) =>
    on
      .all<Cells>(sql`select * from ${sql.identifier(table)} where trail = ${trail} order by rowid`)
      .flatMap((cells, row) =>
        columns.flatMap((column) => {
          const text = cells[column];
          return typeof text === "string" && text !== "" ? [{ trail, table, row, column, text }] : [];
        }),
      ),
  );
}

/** The free texts of an event that people read: all but checksums. */
export function readableTextsOf(on: Reading, trail: number): FreeText[] {
  return freeTextsOf(on, trail).filter((text) => !isChecksum(text));
}

/** The numbers of the events with a free text that contains a passage, in order. */
export function trailsWith(on: Reading, passage: string): number[] {
  const found = Object.entries(freeTexts).flatMap(([table, columns]) => {
    const conditions = columns
      .filter((column) => !isChecksum({ table, column }))
      .flatMap((column) => formsOf(passage).map((form) => sql`instr(${sql.identifier(column)}, ${form}) > 0`));
    return on.all<{ trail: number }>(
      sql`select trail from ${sql.identifier(table)} where ${sql.join(conditions, sql` or `)}`,
    );
  });
  return [...new Set(found.map(({ trail }) => trail))].sort((a, b) => a - b);
}

/** The forms in which a passage may occur: as it is, escaped as in JSON, and each without its full stop, as inside another sentence. */
export function formsOf(passage: string): string[] {
  return [
    ...new Set([passage, passage.replace(/\.$/, "")].flatMap((form) => [form, JSON.stringify(form).slice(1, -1)])),
  ];
}

/** Replaces a free text. A trigger refuses it outside the transaction of a redaction that names the place. */
export function replaceText(on: Writing, { trail, table, row, column }: Place, text: string | null): void {
  on.run(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${text}
    where rowid = (select rowid from ${sql.identifier(table)} where trail = ${trail} order by rowid limit 1 offset ${row})`);
}

/** A row as the database keeps it. */
export type Cells = Readonly<Record<string, unknown>>;
