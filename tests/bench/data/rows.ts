import type SQLite from "better-sqlite3";

export const DAY = 86_400_000;

/** The function of `db/chain.ts` that seals a write, of the checkout whose schema the database has. */
export type SealWrite = (sqlite: SQLite.Database, trail: number) => void;

/** A trail row without its number. */
export interface Write {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: Author;
  readonly command: string;
  readonly subjectKind: "review" | "agency" | "meeting" | "recommendation";
  /** Absent if the write creates its subject, whose id is the number of the trail row. */
  readonly subjectId?: number;
}

export interface Author {
  readonly personId: number;
  readonly role: "business" | "executive" | "lead";
  readonly agencyId: number | null;
}

type Row = Readonly<Record<string, string | number | null>> & { readonly trail: number };

/** Appends rows as the product's commands do. */
export interface Appender {
  /** Appends a trail row, then what `appendFacts` appends under its number, and seals both. */
  write(write: Write, appendFacts: (trail: number) => void): void;
  /** Appends a row to a table and returns its id. */
  row(table: string, row: Row): number;
}

export function appenderTo(sqlite: SQLite.Database, sealWrite: SealWrite): Appender {
  const insert = sqlite.prepare(
    `insert into trail (number, at, person_id, role, agency_id, command, subject_kind, subject_id, sample)
     values (@number, @at, @personId, @role, @agencyId, @command, @subjectKind, @subjectId, 1)`,
  );
  let { number, at } = sqlite
    .prepare<[], { number: number; at: number }>("select number, at from trail order by number desc limit 1")
    .get() ?? { number: 0, at: 0 };
  const prepared = new Map<string, SQLite.Statement>();
  return {
    write({ by, subjectId, ...write }, appendFacts) {
      number += 1;
      at = Math.max(at, write.at);
      insert.run({ ...write, ...by, number, at, subjectId: subjectId ?? number });
      appendFacts(number);
      sealWrite(sqlite, number);
    },
    row(table, row) {
      const columns = Object.keys(row);
      const values = columns.map((column) => `@${column}`).join(", ");
      const statement =
        prepared.get(table) ?? sqlite.prepare(`insert into ${table} (${columns.join(", ")}) values (${values})`);
      prepared.set(table, statement);
      return Number(statement.run(row).lastInsertRowid);
    },
  };
}

/** The UTC day of an instant, as YYYY-MM-DD. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The day so many days after a day. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}
