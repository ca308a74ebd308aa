import type SQLite from "better-sqlite3";
import { allEntries, indexes, parts, searchTriggers } from "./index-sql.ts";

/** Whether the database has the search index of this version. */
export function hasSearchIndex(sqlite: SQLite.Database): boolean {
  const sqlOf = sqlite.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ?").pluck();
  return [...parts].every(([name, sql]) => sqlOf.get(name) === sql);
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
}

/** Removes the search index, for the next start to build it. */
export function removeSearchIndex(sqlite: SQLite.Database): void {
  for (const name of searchTriggers().keys()) sqlite.exec(`DROP TRIGGER IF EXISTS "${name}"`);
  const typeOf = sqlite.prepare<[string], string>("SELECT type FROM sqlite_schema WHERE name = ?").pluck();
  for (const name of [...parts.keys()].toReversed()) {
    const type = typeOf.get(name);
    if (type) sqlite.exec(`DROP ${type} ${name}`);
  }
}
