import { createHash, randomBytes } from "node:crypto";
import type SQLite from "better-sqlite3";
import { type Cells, freeTexts } from "./free-texts.ts";
import { factTables } from "./triggers.ts";

/**
 * The chain. Each write's digest is made of a digest for every row it appended and for every free text in it; each trail
 * row's hash is made of the row, that digest, and the hash of the row before. Free texts are salted, so that a name that
 * was redacted can't be found by trying names against what stays.
 */

/** The digest of one free text. */
export function textDigest(text: string | null, salt: string | null): string {
  return sha256([salt, text]);
}

/** A new salt for a text; none for an empty one, which gives nothing away. */
export function newSalt(text: string | null): string | null {
  return text ? randomBytes(16).toString("base64url") : null;
}

/** Where a text stands in what its write wrote: the key of its salt. */
export function placeKey({ table, row, column }: { table: string; row: number; column: string }): string {
  return `${table}.${row}.${column}`;
}

/** Seals the write under way: gives its texts their salts, and its trail row its digest and hash. Once, at its end. */
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

/** Seals what was written before there was a chain: where not one row has a hash, and never again. */
export function sealOnUpgrade(sqlite: SQLite.Database): void {
  const sealed = sqlite.prepare("select exists (select 1 from trail where hash is not null)").pluck().get();
  if (sealed === 1) return;
  sqlite.transaction(() => {
    for (const number of sqlite.prepare<[], number>("select number from trail order by number").pluck().all())
      sealWrite(sqlite, number);
  })();
}

/** The digest of what one write wrote, with the digest of each free text as the caller has it. */
export function digestOf(
  sqlite: SQLite.Database,
  trail: number,
  digestOfText: (place: string, text: string | null) => string,
): string {
  const leaves: string[] = [];
  for (const table of sealedTables(sqlite)) {
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

/** The hash of a trail row that follows on the one with the hash `previous`. */
export function linkHash(row: Cells, digest: string | null, previous: string | null): string {
  const { digest: _digest, previous_hash: _previous, hash: _hash, ...written } = row;
  return sha256([previous, digest, Object.entries(written)]);
}

/** All of a row but its free texts. Empty cells are left out, so that a column added later changes no digest. */
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

/** The rows that one write appended to a table, in the order in which they were appended. */
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

/** Every table of facts, the trail itself left out. */
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
