import type SQLite from "better-sqlite3";

/**
 * Makes every fact append-only, in the database itself. A fact is a row of a table with a `trail` column; the trail is
 * one too. Run after each migration, since a rebuilt table loses its triggers.
 */
export function createTriggers(sqlite: SQLite.Database) {
  sqlite.transaction(() => {
    for (const name of namesOf(sqlite, "trigger")) sqlite.exec(`DROP TRIGGER "${name}"`);
    for (const table of factTables(sqlite)) {
      sqlite.exec(refusal(table, "UPDATE", "", `${table}: facts are appended, never changed`));
      sqlite.exec(refusal(table, "DELETE", "", `${table}: facts are appended, never deleted`));
    }
    for (const table of factTables(sqlite).filter((name) => name !== "trail")) {
      const late = "WHEN NEW.trail <> (SELECT max(number) FROM trail)";
      sqlite.exec(refusal(table, "INSERT", late, `${table}: a fact belongs to the write that is under way`));
    }
    const gap = "WHEN NEW.number <> coalesce((SELECT max(number) FROM trail), 0) + 1";
    sqlite.exec(refusal("trail", "INSERT", gap, "trail: numbers follow one another"));
  })();
}

/** The tables that hold facts, and the trail. */
export function factTables(sqlite: SQLite.Database): string[] {
  return namesOf(sqlite, "table").filter((table) => {
    const columns = sqlite.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table);
    return table === "trail" || columns.includes("trail");
  });
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
