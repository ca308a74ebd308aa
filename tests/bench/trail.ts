import type SQLite from "better-sqlite3";
import { sealWrite } from "#db/chain.ts";
import type { CommandName } from "#lib/core/access.ts";

/** Who appends, and to what: the trail row before its number and its instant. */
export interface Entry {
  readonly at: number;
  readonly by: Author;
  readonly command: CommandName;
  readonly subjectKind: "review" | "agency" | "meeting" | "recommendation";
  /** Absent where the write makes it: it takes the trail number as its id. */
  readonly subjectId?: number;
}

export interface Author {
  readonly personId: number;
  readonly role: "business" | "executive" | "lead";
  readonly agencyId: number | null;
}

/** Appends one write as a command does: its trail row, its facts, and the seal on both. */
export function trailWriter(sqlite: SQLite.Database): (entry: Entry, appendFacts: (trail: number) => void) => void {
  const insert = sqlite.prepare(
    `insert into trail (number, at, person_id, role, agency_id, command, subject_kind, subject_id, sample)
     values (@number, @at, @personId, @role, @agencyId, @command, @subjectKind, @subjectId, 1)`,
  );
  const latest = sqlite
    .prepare<[], { number: number; at: number }>("select number, at from trail order by number desc limit 1")
    .get() ?? { number: 0, at: 0 };
  let { number, at } = latest;
  return ({ by, subjectId, ...entry }, appendFacts) => {
    number += 1;
    at = Math.max(at, entry.at);
    insert.run({ ...entry, ...by, number, at, subjectId: subjectId ?? number });
    appendFacts(number);
    sealWrite(sqlite, number);
  };
}

type Row = Readonly<Record<string, string | number | null>> & { readonly trail: number };

/** Appends rows to tables, each given by its columns, and gives the id of each. */
export function rowWriter(sqlite: SQLite.Database): (table: string, row: Row) => number {
  const prepared = new Map<string, SQLite.Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    const insert =
      prepared.get(table) ??
      sqlite.prepare(
        `insert into ${table} (${columns.join(", ")}) values (${columns.map((column) => `@${column}`).join(", ")})`,
      );
    prepared.set(table, insert);
    return Number(insert.run(row).lastInsertRowid);
  };
}
