import type SQLite from "better-sqlite3";
import { freeTexts } from "./free-texts.ts";

const LAST = "(SELECT max(number) FROM trail)";
const UNDER_WAY = `EXISTS (SELECT 1 FROM trail WHERE number = ${LAST} AND hash IS NULL)`;

/**
 * Creates the triggers that make facts append-only. A fact is a row of a table with a `trail` column, or of the trail.
 * Two changes are allowed: a trail row is sealed at the end of its event, and a redaction changes the free texts that it
 * names. Run after each migration, since a rebuilt table loses its triggers.
 */
export function createTriggers(sqlite: SQLite.Database) {
  sqlite.transaction(() => {
    dropTriggers(sqlite);
    const tables = factTables(sqlite);
    for (const table of tables) {
      const isAllowed = table === "trail" ? sealing(sqlite) : redacting(sqlite, table);
      const changed = `${table}: facts are appended, never changed`;
      sqlite.exec(refusal(table, "UPDATE", isAllowed ? `WHEN NOT (${isAllowed})` : "", changed));
      sqlite.exec(refusal(table, "DELETE", "", `${table}: facts are appended, never deleted`));
    }
    for (const table of tables.filter((name) => name !== "trail")) {
      const late = `WHEN NEW.trail <> ${LAST} OR NOT ${UNDER_WAY}`;
      sqlite.exec(refusal(table, "INSERT", late, `${table}: a fact belongs to the write that is under way`));
    }
    const gap = "WHEN NEW.number <> coalesce((SELECT max(number) FROM trail), 0) + 1";
    sqlite.exec(refusal("trail", "INSERT", gap, "trail: numbers follow one another"));
  })();
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

function refusal(table: string, event: "INSERT" | "UPDATE" | "DELETE", when: string, message: string) {
  return `CREATE TRIGGER "${table}_${event.toLowerCase()}" BEFORE ${event} ON "${table}" ${when}
    BEGIN SELECT RAISE(ABORT, '${message}'); END`;
}
