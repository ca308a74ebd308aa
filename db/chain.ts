import { createHash, randomBytes } from "node:crypto";
import type SQLite from "better-sqlite3";
import { type Cells, freeTexts } from "./free-texts.ts";
import { factTables } from "./triggers.ts";

/**
 * The hash chain. The digest of an event is made of a digest of each row that it appended and of each free text in it. The
 * hash of its trail row is made of the row, that digest, and the hash of the row before. Free texts are salted, so that
 * a redacted name cannot be guessed from the digest that stays.
 */

/** The digest of one free text. */
export function textDigest(text: string | null, salt: string | null): string {
  return sha256([salt, text]);
}

/** A new salt for a text; null for an empty text, which needs none. */
export function newSalt(text: string | null): string | null {
  return text ? randomBytes(16).toString("base64url") : null;
}

/** The key of the salt of a text: its table, row and column. */
export function placeKey({ table, row, column }: { table: string; row: number; column: string }): string {
  return `${table}.${row}.${column}`;
}

/** Seals the event that is being written: stores the salts of its texts and the digest and hash of its trail row. Throws if it is sealed already. */
export function sealWrite(sqlite: SQLite.Database, trail: number): void {
  const { saltRow, sealRow, trailRow, hashOf } = statementsOf(sqlite);
  const salts: Record<string, string> = {};
  const digest = digestOf(sqlite, trail, (place, text) => {
    const salt = newSalt(text);
    if (salt) salts[place] = salt;
    return textDigest(text, salt);
  });
  if (Object.keys(salts).length > 0) saltRow.run(trail, JSON.stringify(salts));
  const previous = hashOf.get(trail - 1) ?? null;
  const row = trailRow.get(trail);
  if (!row) throw new Error(`there is no trail row ${trail} to seal`);
  sealRow.run({ trail, digest, previous, hash: linkHash(row, digest, previous) });
}

/** Seals all events of a database from before the hash chain. Does nothing if any event is sealed. */
export function sealOnUpgrade(sqlite: SQLite.Database): void {
  const sealed = sqlite.prepare("select exists (select 1 from trail where hash is not null)").pluck().get();
  if (sealed === 1) return;
  sqlite.transaction(() => {
    for (const number of sqlite.prepare<[], number>("select number from trail order by number").pluck().all())
      sealWrite(sqlite, number);
  })();
}

/** The digest of an event. The caller provides the digest of each free text. */
export function digestOf(
  sqlite: SQLite.Database,
  trail: number,
  digestOfText: (place: string, text: string | null) => string,
): string {
  const leaves: string[] = [];
  for (const table of tablesWritten(sqlite, trail)) {
    const columns = freeTexts[table] ?? [];
    for (const [row, cells] of rowsWritten(sqlite, table, trail).entries()) {
      leaves.push(`${table}.${row}`, rowDigest(cells, columns));
      for (const column of columns) {
        const place = placeKey({ table, row, column });
        leaves.push(place, digestOfText(place, textIn(cells, column)));
      }
    }
  }
  return sha256(leaves);
}

/** The hash of a trail row whose predecessor has the hash `previous`. */
export function linkHash(row: Cells, digest: string | null, previous: string | null): string {
  const { digest: _digest, previous_hash: _previous, hash: _hash, ...written } = row;
  return sha256([previous, digest, Object.entries(written)]);
}

/** The digest of a row without its free texts. Nulls are left out, so that a column added later changes no digest. */
function rowDigest(cells: Cells, freeColumns: readonly string[]): string {
  return sha256(Object.entries(cells).filter(([column, value]) => value !== null && !freeColumns.includes(column)));
}

function textIn(cells: Cells, column: string): string | null {
  const value = cells[column];
  return typeof value === "string" ? value : null;
}

function sha256(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** The tables in which an event has rows, in the order of the tables: one statement instead of one for each table. */
function tablesWritten(sqlite: SQLite.Database, trail: number): readonly string[] {
  const statement = writtenStatements.get(sqlite) ?? prepareWritten(sqlite);
  writtenStatements.set(sqlite, statement);
  const written = new Set(statement.all({ trail }));
  return sealedTables(sqlite).filter((table) => written.has(table));
}

function prepareWritten(sqlite: SQLite.Database): WrittenStatement {
  const names = sealedTables(sqlite).map(
    (table) => `select '${table}' where exists (select 1 from "${table}" where trail = @trail)`,
  );
  return sqlite.prepare<[{ trail: number }], string>(names.join(" union all ")).pluck();
}

type WrittenStatement = SQLite.Statement<[{ trail: number }], string>;
const writtenStatements = new WeakMap<SQLite.Database, WrittenStatement>();

/** The rows that an event appended to a table, in order. */
function rowsWritten(sqlite: SQLite.Database, table: string, trail: number): Cells[] {
  const prepared = rowStatements.get(sqlite) ?? new Map<string, RowStatement>();
  rowStatements.set(sqlite, prepared);
  const statement =
    prepared.get(table) ?? sqlite.prepare<[number], Cells>(`select * from "${table}" where trail = ? order by rowid`);
  prepared.set(table, statement);
  return statement.all(trail);
}

type RowStatement = SQLite.Statement<[number], Cells>;
const rowStatements = new WeakMap<SQLite.Database, Map<string, RowStatement>>();

const tables = new WeakMap<SQLite.Database, readonly string[]>();

/** The tables of facts, without the trail. */
export function sealedTables(sqlite: SQLite.Database): readonly string[] {
  const known = tables.get(sqlite) ?? factTables(sqlite).filter((table) => table !== "trail");
  tables.set(sqlite, known);
  return known;
}

const prepared = new WeakMap<SQLite.Database, ReturnType<typeof prepareStatements>>();

function statementsOf(sqlite: SQLite.Database) {
  const known = prepared.get(sqlite) ?? prepareStatements(sqlite);
  prepared.set(sqlite, known);
  return known;
}

function prepareStatements(sqlite: SQLite.Database) {
  return {
    trailRow: sqlite.prepare<[number], Cells>("select * from trail where number = ?"),
    hashOf: sqlite.prepare<[number], string>("select hash from trail where number = ?").pluck(),
    saltRow: sqlite.prepare("insert into salts (trail_number, by_place) values (?, ?)"),
    sealRow: sqlite.prepare(
      "update trail set digest = @digest, previous_hash = @previous, hash = @hash where number = @trail",
    ),
  };
}
