import type SQLite from "better-sqlite3";
import { digestOf, linkHash, placeKey, sealedTables, textDigest } from "./chain.ts";
import type { Cells } from "./free-texts.ts";

/** Something in the database that is not as it was written. */
export type ChainBreak =
  | { readonly kind: "row missing"; readonly trail: number }
  | { readonly kind: "row not sealed" | "row altered" | "facts altered"; readonly trail: number }
  | { readonly kind: "redacted text altered"; readonly trail: number; readonly table: string; readonly column: string }
  | { readonly kind: "fact without its row"; readonly trail: number; readonly table: string };

/** Walks the whole chain and gives every break in it, in the order of the trail. */
export function* chainBreaks(sqlite: SQLite.Database): Generator<ChainBreak> {
  yield* breaksAfter(sqlite, 0);
  for (const table of sealedTables(sqlite)) {
    const strays = sqlite.prepare<[], number>(
      `select distinct trail from "${table}" where trail not in (select number from trail)`,
    );
    for (const trail of strays.pluck().all()) yield { kind: "fact without its row", table, trail };
  }
}

/** The breaks among the last so many rows and in what they wrote: what there is time for at each start. */
export function recentChainBreaks(sqlite: SQLite.Database, most: number): ChainBreak[] {
  return [...breaksAfter(sqlite, Math.max(0, chainHead(sqlite).rows - most))];
}

/** An altered row is told once: the walk goes on from the hash that stands there. */
function* breaksAfter(sqlite: SQLite.Database, number: number): Generator<ChainBreak> {
  const rows = sqlite.prepare<[number], Cells>("select * from trail where number > ? order by number limit 500");
  const hashOf = sqlite.prepare<[number], string | null>("select hash from trail where number = ?").pluck();
  let expected = number + 1;
  let previous = hashOf.get(number) ?? null;
  for (let page = rows.all(number); page.length > 0; page = rows.all(expected - 1))
    for (const row of page) {
      const trail = Number(row.number);
      for (; expected < trail; expected += 1) yield { kind: "row missing", trail: expected };
      expected = trail + 1;
      const [digest, hash] = [textOf(row.digest), textOf(row.hash)];
      if (digest === null || hash === null) yield { kind: "row not sealed", trail };
      else {
        if (row.previous_hash !== previous || linkHash(row, digest, textOf(row.previous_hash)) !== hash)
          yield { kind: "row altered", trail };
        yield* factsOf(sqlite, trail, digest);
      }
      previous = hash;
    }
}

/** What SQLite finds wrong in the file, as it says it: pages, rows and indexes, without comparing each index's content. */
export function quickCheck(sqlite: SQLite.Database): string[] {
  const said = sqlite.prepare<[], string>("pragma quick_check(10)").pluck().all();
  return said.filter((line) => line !== "ok");
}

/** The hash that the chain ends in, and how many rows it has: kept elsewhere, it shows that nothing was cut off or made anew. */
export function chainHead(sqlite: SQLite.Database): { readonly rows: number; readonly hash: string | null } {
  const last = sqlite
    .prepare<[], { rows: number; hash: string | null }>(
      "select number as rows, hash from trail order by number desc limit 1",
    )
    .get();
  return last ?? { rows: 0, hash: null };
}

/**
 * The checksums of files that are gone as they should be, since a virus was found in them. A database of an older version
 * knows of none.
 */
export function infectedChecksums(sqlite: SQLite.Database): ReadonlySet<string> {
  const tables = sqlite.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
  if (!tables.includes("scans")) return new Set();
  return new Set(sqlite.prepare<[], string>("select sha256 from scans where verdict = 'found'").pluck().all());
}

/** Holds what one write wrote against its digest. A redacted text is held against the digest it was left with. */
function* factsOf(sqlite: SQLite.Database, trail: number, digest: string): Generator<ChainBreak> {
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
  return kept === undefined ? {} : JSON.parse(kept);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
