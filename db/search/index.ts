import type SQLite from "better-sqlite3";
import { allEntries, indexes, parts, searchTriggers, updateStatements } from "./index-sql.ts";

/** Whether the database has the search index of this version. */
export function hasSearchIndex(sqlite: SQLite.Database): boolean {
  const sqlOf = sqlite.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ?").pluck();
  return [...parts].every(([name, sql]) => sqlOf.get(name) === sql);
}

/**
 * Runs the work of a transaction, and then brings the search index up to date with the events that it wrote, all at once: so
 * the index is written, or rolled back, with what it indexes.
 */
export async function keepSearchIndex<Result>(sqlite: SQLite.Database, work: () => Promise<Result>): Promise<Result> {
  const statements = statementsOf(sqlite);
  const after = statements?.lastEvent.get();
  const result = await work();
  if (statements && statements.lastEvent.get() !== after)
    for (const statement of statements.update) statement.run({ after: after ?? 0 });
  return result;
}

type Statements = ReturnType<typeof prepareStatements>;
const prepared = new WeakMap<SQLite.Database, Statements | null>();

/** The statements of a connection; null while its database has no search index. */
function statementsOf(sqlite: SQLite.Database): Statements | null {
  const known = prepared.get(sqlite);
  if (known !== undefined) return known;
  const statements = hasSearchIndex(sqlite) ? prepareStatements(sqlite) : null;
  prepared.set(sqlite, statements);
  return statements;
}

function prepareStatements(sqlite: SQLite.Database) {
  return {
    lastEvent: sqlite.prepare<[], number | null>("SELECT max(number) FROM trail").pluck(),
    update: updateStatements.map((sql) => sqlite.prepare<[{ after: number }]>(sql)),
  };
}

/**
 * Builds the search index from the facts, in place of the one that there is. It is derived from them, so that it needs no
 * migration: a start builds it where another version has left another one, or none. The triggers must not be there yet.
 */
export function buildSearchIndex(sqlite: SQLite.Database): void {
  sqlite.transaction(() => {
    removeSearchIndex(sqlite);
    for (const sql of parts.values()) sqlite.exec(sql);
    // Plain deletes would leave the words of a redacted passage in the file until the index is merged.
    for (const index of indexes) sqlite.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', 1)`);
    sqlite.exec(
      `INSERT INTO search_entries (source, row, event, about) SELECT * FROM (${allEntries}) ORDER BY event, source, row`,
    );
    for (const index of indexes) sqlite.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
  })();
  prepared.delete(sqlite);
}

/** Removes the search index, for the next start to build it. */
export function removeSearchIndex(sqlite: SQLite.Database): void {
  for (const name of searchTriggers().keys()) sqlite.exec(`DROP TRIGGER IF EXISTS "${name}"`);
  const typeOf = sqlite.prepare<[string], string>("SELECT type FROM sqlite_schema WHERE name = ?").pluck();
  for (const name of [...parts.keys()].toReversed()) {
    const type = typeOf.get(name);
    if (type) sqlite.exec(`DROP ${type} ${name}`);
  }
  prepared.delete(sqlite);
}
