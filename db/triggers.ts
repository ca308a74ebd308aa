import type SQLite from "better-sqlite3";
import { freeTexts } from "./free-texts.ts";
import { searchTriggers } from "./search/index-sql.ts";

const LAST = "(SELECT max(number) FROM trail)";
const UNDER_WAY = `EXISTS (SELECT 1 FROM trail WHERE number = ${LAST} AND hash IS NULL)`;

/**
 * Creates the triggers that make facts append-only, in place of those that there are. A fact is a row of a table with a
 * `trail` column, or of the trail. Two changes are allowed: a trail row is sealed at the end of its event, and a redaction
 * changes the free texts that it names. Other triggers keep the search index.
 */
export function createTriggers(sqlite: SQLite.Database) {
  sqlite.transaction(() => {
    dropTriggers(sqlite);
    for (const trigger of wantedTriggers(sqlite).values()) sqlite.exec(trigger);
  })();
}

/** Whether the database has exactly the triggers that `createTriggers` would create. A rebuilt table has lost its own. */
export function hasAllTriggers(sqlite: SQLite.Database): boolean {
  const wanted = wantedTriggers(sqlite);
  const present = sqlite
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  return present.length === wanted.size && present.every(({ name, sql }) => wanted.get(name) === sql);
}

/** The statement that creates each trigger, by the name of the trigger. */
function wantedTriggers(sqlite: SQLite.Database): ReadonlyMap<string, string> {
  const tables = factTables(sqlite);
  const late = `WHEN NEW.trail <> ${LAST} OR NOT ${UNDER_WAY}`;
  const gap = "WHEN NEW.number <> coalesce((SELECT max(number) FROM trail), 0) + 1";
  return new Map([
    ...searchTriggers(),
    ...tables.flatMap((table) => {
      const isAllowed = table === "trail" ? sealing(sqlite) : redacting(sqlite, table);
      const changed = `${table}: facts are appended, never changed`;
      return [
        refusal(table, "UPDATE", isAllowed ? `WHEN NOT (${isAllowed})` : "", changed),
        refusal(table, "DELETE", "", `${table}: facts are appended, never deleted`),
        table === "trail"
          ? refusal(table, "INSERT", gap, "trail: numbers follow one another")
          : refusal(table, "INSERT", late, `${table}: a fact belongs to the write that is under way`),
      ];
    }),
  ]);
}

/** Drops the triggers, for an upgrade. */
export function dropTriggers(sqlite: SQLite.Database) {
  for (const name of namesOf(sqlite, "trigger")) sqlite.exec(`DROP TRIGGER "${name}"`);
}

/** The tables of facts, and the trail. */
export function factTables(sqlite: SQLite.Database): string[] {
  return namesOf(sqlite, "table").filter((table) => table === "trail" || columnsOf(sqlite, table).includes("trail"));
}

function sealing(sqlite: SQLite.Database): string {
  return `OLD.hash IS NULL AND ${unchanged(sqlite, "trail", ["digest", "previous_hash", "hash"])}`;
}

/** The condition that only free texts change, and that the event being written is a redaction that names the event of this row. */
function redacting(sqlite: SQLite.Database, table: string): string | null {
  const columns = freeTexts[table];
  if (!columns) return null;
  const named = `EXISTS (SELECT 1 FROM redacted_texts WHERE trail = ${LAST} AND fact_table = '${table}' AND fact_trail = OLD.trail)`;
  return `${unchanged(sqlite, table, columns)} AND ${UNDER_WAY} AND ${named}`;
}

function unchanged(sqlite: SQLite.Database, table: string, except: readonly string[]): string {
  return columnsOf(sqlite, table)
    .filter((column) => !except.includes(column))
    .map((column) => `NEW."${column}" IS OLD."${column}"`)
    .join(" AND ");
}

function columnsOf(sqlite: SQLite.Database, table: string): string[] {
  return sqlite.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
}

function namesOf(sqlite: SQLite.Database, type: "table" | "trigger"): string[] {
  const rows = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all(type);
  return rows.map(String);
}

/** The name of a trigger that refuses a kind of change, and the statement that creates it. */
function refusal(table: string, event: "INSERT" | "UPDATE" | "DELETE", when: string, message: string) {
  const name = `${table}_${event.toLowerCase()}`;
  const statement = `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" ${when}
    BEGIN SELECT RAISE(ABORT, '${message}'); END`;
  return [name, statement] as const;
}
