import { createHash } from "node:crypto";
import SQLite from "better-sqlite3";
import { type CalendarDate, dateOf, type Instant } from "#lib/core/clock.ts";
import type { Agency, Directory } from "#lib/partnership/agencies.rules.ts";

/** Opens the copy as the product opens its own: a connection that reads, and one that writes and keeps what it acknowledged. */
export function openBoth(file: string): { reader: SQLite.Database; writer: SQLite.Database } {
  const writer = new SQLite(file);
  const reader = new SQLite(file, { readonly: true });
  for (const connection of [writer, reader]) {
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma("recursive_triggers = ON");
    connection.pragma("trusted_schema = OFF");
    connection.pragma("secure_delete = ON");
  }
  return { reader, writer };
}

export interface Session {
  readonly personId: number;
  readonly name: string;
  readonly role: string;
  readonly agencyId: number | null;
}

const latestOf = (table: string) =>
  `${table}.trail = (select max(trail) from ${table} latest where latest.person_id = s.person_id)`;

/** Whose session a cookie carries, as they stand now; null where there is none. */
export function sessionReader(reader: SQLite.Database): (cookies: string | undefined) => Session | null {
  const query = reader.prepare<[string], Session & { active: number }>(
    `select s.person_id as personId, person_names.name, role_grants.role, role_grants.agency_id as agencyId, standings.active
     from sessions s
     join person_names on person_names.person_id = s.person_id and ${latestOf("person_names")}
     join role_grants on role_grants.person_id = s.person_id and ${latestOf("role_grants")}
     join standings on standings.person_id = s.person_id and ${latestOf("standings")}
     where s.token_hash = ? and s.ended_at is null`,
  );
  return (cookies) => {
    const token = /(?:^|; )tracker-session=([^;]+)/.exec(cookies ?? "")?.[1];
    const row = token === undefined ? undefined : query.get(createHash("sha256").update(token).digest("base64url"));
    return row?.active ? row : null;
  };
}

export interface Moment {
  readonly date: CalendarDate;
  readonly upTo: number;
}

export function momentReader(reader: SQLite.Database): (at: Instant) => Moment {
  const query = reader
    .prepare<[Instant], number>("select number from trail where at <= ? order by at desc, number desc limit 1")
    .pluck();
  return (at) => ({ date: dateOf(at), upTo: query.get(at) ?? 0 });
}

export function directoryReader(reader: SQLite.Database): (upTo: number) => Directory {
  const agencies = reader.prepare<
    { upTo: number },
    Omit<Agency, "isExecutive" | "successorIds"> & { isExecutive: number }
  >(
    `select a.id, a.is_executive as isExecutive, n.name, n.trail as nameTrail, d.dissolved_on as dissolvedOn
     from agencies a
     join agency_names n on n.trail = (select max(x.trail) from agency_names x where x.agency_id = a.id and x.trail <= @upTo)
     left join dissolutions d on d.agency_id = a.id and d.trail <= @upTo
     order by n.name`,
  );
  const successors = reader.prepare<[number], { agencyId: number; successorId: number }>(
    "select agency_id as agencyId, successor_id as successorId from successors where trail <= ?",
  );
  return (upTo) => {
    const succession = successors.all(upTo);
    return new Map(
      agencies.all({ upTo }).map((row): [number, Agency] => {
        const successorIds = succession.filter((one) => one.agencyId === row.id).map((one) => one.successorId);
        return [row.id, { ...row, isExecutive: row.isExecutive === 1, successorIds }];
      }),
    );
  };
}
