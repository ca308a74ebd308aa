import type SQLite from "better-sqlite3";
import { digestOf, linkHash, placeKey, sealedTables, textDigest } from "./chain.ts";
import type { Cells } from "./free-texts.ts";
import { saltsByPlace } from "./json.ts";

/** A difference between the database and what was originally written. */
export type ChainBreak =
  | { readonly kind: "row missing"; readonly trail: number }
  | { readonly kind: "row not sealed" | "row altered" | "facts altered"; readonly trail: number }
  | { readonly kind: "redacted text altered"; readonly trail: number; readonly table: string; readonly column: string }
  | { readonly kind: "fact without its row"; readonly trail: number; readonly table: string };

/** Yields every break in the whole chain, in the order of the audit trail. */
export function* chainBreaks(sqlite: SQLite.Database): Generator<ChainBreak> {
  yield* chainBreaksAfter(sqlite, 0);
  for (const table of sealedTables(sqlite)) {
    const strays = sqlite.prepare<[], number>(
      `select distinct trail from "${table}" where trail not in (select number from trail)`,
    );
    for (const trail of strays.pluck().all()) yield { kind: "fact without its row", table, trail };
  }
}

/** The breaks in the last `most` rows and their facts, for a fast check at each start. */
export function recentChainBreaks(sqlite: SQLite.Database, most: number): ChainBreak[] {
  return [...chainBreaksAfter(sqlite, Math.max(0, chainHead(sqlite).rows - most))];
}

/** Continues from the stored hash after an altered row, so that it is reported once only. */
function* chainBreaksAfter(sqlite: SQLite.Database, number: number): Generator<ChainBreak> {
  const rows = sqlite.prepare<[number], Cells>("select * from trail where number > ? order by number limit 500");
  const hashOf = sqlite.prepare<[number], string | null>("select hash from trail where number = ?").pluck();
  let expected = number + 1;
  let previous = hashOf.get(number) ?? null;
  for (let page = rows.all(number); page.length > 0; page = rows.all(expected - 1))
    for (const row of page) {
      const trail = Number(row.number);
      for (; expected < trail; expected += 1) yield { kind: "row missing", trail: expected };
      expected = trail + 1;
      yield* breaksOfRow(sqlite, row, previous);
      previous = textOf(row.hash);
    }
}

/** Compares one row with its hash and with the hash of the row before it, and its facts with their digest. */
function* breaksOfRow(sqlite: SQLite.Database, row: Cells, previous: string | null): Generator<ChainBreak> {
  const trail = Number(row.number);
  const [digest, hash] = [textOf(row.digest), textOf(row.hash)];
  if (digest === null || hash === null) {
    yield { kind: "row not sealed", trail };
    return;
  }
  if (row.previous_hash !== previous || linkHash(row, digest, textOf(row.previous_hash)) !== hash)
    yield { kind: "row altered", trail };
  yield* factBreaks(sqlite, trail, digest);
}

/** The messages of SQLite's quick_check, which does not compare the contents of indexes; empty if the file is intact. */
export function quickCheck(sqlite: SQLite.Database): string[] {
  const messages = sqlite.prepare<[], string>("pragma quick_check(10)").pluck().all();
  return messages.filter((line) => line !== "ok");
}

/** The number of rows and the last hash of the chain. Compared with a copy kept elsewhere, they show truncation or a rewrite. */
export function chainHead(sqlite: SQLite.Database): { readonly rows: number; readonly hash: string | null } {
  const last = sqlite
    .prepare<[], { rows: number; hash: string | null }>(
      "select number as rows, hash from trail order by number desc limit 1",
    )
    .get();
  return last ?? { rows: 0, hash: null };
}

/** The checksums of infected files, which are deleted. Empty for a database from before the `scans` table. */
export function infectedChecksums(sqlite: SQLite.Database): ReadonlySet<string> {
  const tables = sqlite.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
  if (!tables.includes("scans")) return new Set();
  return new Set(sqlite.prepare<[], string>("select sha256 from scans where verdict = 'found'").pluck().all());
}

/** Compares the facts of one event with its digest, and redacted texts with the digest after their redaction. */
function* factBreaks(sqlite: SQLite.Database, trail: number, digest: string): Generator<ChainBreak> {
  const salts = saltsOf(sqlite, trail);
  const redacted = redactedTextsOf(sqlite, trail);
  const altered: ChainBreak[] = [];
  const found = digestOf(sqlite, trail, (place, text) => {
    const digestNow = textDigest(text, salts[place] ?? null);
    const history = redacted.get(place);
    const [first, last] = [history?.at(0), history?.at(-1)];
    if (!first || !last) return digestNow;
    if (digestNow !== last.digestAfter)
      altered.push({ kind: "redacted text altered", trail, table: last.factTable, column: last.column });
    return first.digestBefore;
  });
  if (found !== digest) yield { kind: "facts altered", trail };
  yield* altered;
}

interface RedactedText {
  readonly factTable: string;
  readonly row: number;
  readonly column: string;
  readonly digestBefore: string;
  readonly digestAfter: string;
}

function redactedTextsOf(sqlite: SQLite.Database, trail: number): ReadonlyMap<string, RedactedText[]> {
  const texts = sqlite
    .prepare<[number], RedactedText>(
      `select fact_table as factTable, "row", "column", digest_before as digestBefore, digest_after as digestAfter
       from redacted_texts where fact_trail = ? order by trail`,
    )
    .all(trail);
  return Map.groupBy(texts, ({ factTable, row, column }) => placeKey({ table: factTable, row, column }));
}

function saltsOf(sqlite: SQLite.Database, trail: number): Readonly<Record<string, string>> {
  const kept = sqlite.prepare<[number], string>("select by_place from salts where trail_number = ?").pluck().get(trail);
  return kept === undefined ? {} : saltsByPlace.parse(JSON.parse(kept));
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
