import type SQLite from "better-sqlite3";

/** Who appends, and to what: the trail row before its number and its instant. */
export interface Entry {
  readonly at: number;
  readonly by: Author;
  readonly command: string;
  readonly subjectKind: "review" | "agency" | "meeting" | "recommendation";
  /** Absent where the write makes it: it takes the trail number as its id. */
  readonly subjectId?: number;
}

export interface Author {
  readonly personId: number;
  readonly role: "business" | "lead";
  readonly agencyId: number | null;
}

/** Appends one trail row as a command does, and gives its number. */
export function trailWriter(sqlite: SQLite.Database): (entry: Entry) => number {
  const insert = sqlite.prepare(
    `insert into trail (number, at, person_id, role, agency_id, command, subject_kind, subject_id, sample)
     values (@number, @at, @personId, @role, @agencyId, @command, @subjectKind, @subjectId, 1)`,
  );
  const latest = sqlite
    .prepare<[], { number: number; at: number }>("select number, at from trail order by number desc limit 1")
    .get() ?? { number: 0, at: 0 };
  let { number, at } = latest;
  return ({ by, subjectId, ...entry }) => {
    number += 1;
    at = Math.max(at, entry.at);
    insert.run({ ...entry, ...by, number, at, subjectId: subjectId ?? number });
    return number;
  };
}
