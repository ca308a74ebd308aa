import type SQLite from "better-sqlite3";
import { hasSearchIndex } from "./index.ts";
import { allEntries, indexes, parts } from "./index-sql.ts";

/** How the search index differs from the facts: in which facts are in it, or in the words of them. */
export type SearchDifference = "facts" | "words";

/**
 * Compares the search index with one that is made of the facts anew, in memory; empty if they agree, or if the database is of
 * another version, for which a start builds the index.
 */
export function searchDifferences(sqlite: SQLite.Database): SearchDifference[] {
  if (!hasSearchIndex(sqlite)) return [];
  const entries = "SELECT source, row, event, about FROM main.search_entries";
  if (differ(sqlite, entries, allEntries)) return ["facts"];
  return indexes.every((index) => hasAllWords(sqlite, index)) ? [] : ["words"];
}

/** Whether an index has each word as often as an index that is made of the same texts. */
function hasAllWords(sqlite: SQLite.Database, index: (typeof indexes)[number]): boolean {
  try {
    sqlite.exec(`${parts
      .get(index)
      ?.replace(`TABLE ${index}`, "TABLE temp.made_again")
      .replace(/content='search_texts', content_rowid='id'/, "content=''")};
      INSERT INTO temp.made_again (rowid, title, wording, words) SELECT id, title, wording, words FROM main.search_texts;
      CREATE VIRTUAL TABLE temp.words_made_again USING fts5vocab('temp', 'made_again', 'row');
      CREATE VIRTUAL TABLE temp.words_kept USING fts5vocab('main', '${index}', 'row');`);
    return !differ(sqlite, "SELECT * FROM temp.words_kept", "SELECT * FROM temp.words_made_again");
  } finally {
    for (const name of ["words_kept", "words_made_again", "made_again"])
      sqlite.exec(`DROP TABLE IF EXISTS temp.${name}`);
  }
}

function differ(sqlite: SQLite.Database, one: string, other: string): boolean {
  const hasMore = (rows: string, than: string) =>
    sqlite.prepare(`SELECT * FROM (${rows}) EXCEPT SELECT * FROM (${than}) LIMIT 1`).get() !== undefined;
  return hasMore(one, other) || hasMore(other, one);
}
