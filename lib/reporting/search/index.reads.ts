import { sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import type { Snapshot } from "#lib/core/context.ts";
import type { Role } from "#lib/core/viewer.ts";
import { MARK_END, MARK_START } from "./marked-text.ts";

// Everything in the index may be read by everyone who is signed in: what is held for review and what only some may read
// is not in it. So nothing here has a viewer.

/** A fact that a search found. */
export interface Hit {
  readonly id: number;
  /** The lower, the better. */
  readonly score: number;
  /** What it is about: see `aboutKinds`. */
  readonly about: number;
  /** The table of the fact. */
  readonly source: string;
}

/** So many of the latest facts are ranked; a search that finds more needs another word. */
export const MOST_RANKED = 1000;
/** How much a match counts in a title, in a wording and elsewhere. */
const weights = sql.raw("10.0, 5.0, 1.0");

/** The latest facts that match an expression, at most so many, about these subjects or about any. */
export function hitsOf({ db }: Snapshot, expression: string, among: readonly number[] | null): Hit[] {
  const isAmong = among ? sql`and +rowid in (select id from search_entries where about in ${listOf(among)})` : sql``;
  return db.all<Hit>(sql`select found.id, found.score, e.about, e.source from (
      select rowid as id, bm25(search, ${weights}) as score from search
      where search match ${expression} ${isAmong} order by rowid desc limit ${MOST_RANKED}
    ) found cross join search_entries e on e.id = found.id`);
}

/** Whether any fact matches an expression. */
export function isFoundAnywhere({ db }: Snapshot, expression: string): boolean {
  return db.get(sql`select 1 from search where search match ${expression} limit 1`) !== undefined;
}

/** The subjects of all facts that match an expression. */
export function subjectsWith({ db }: Snapshot, expression: string): ReadonlySet<number> {
  const rows = db.all<{ about: number }>(sql`select distinct e.about from search
    cross join search_entries e on e.id = search.rowid where search match ${expression}`);
  return new Set(rows.map(({ about }) => about));
}

/** A word of the texts in the index, and in how many of them it is. */
interface KnownWord {
  readonly word: string;
  readonly texts: number;
}

const MOST_WORDS = 64;

/** The most frequent words that begin with these letters. */
export function wordsBeginning({ db }: Snapshot, letters: string): string[] {
  const after = `${letters}\u{10ffff}`;
  return db
    .all<{ word: string }>(
      sql`select term as word from search_vocabulary where term >= ${letters} and term < ${after}
        order by doc desc, term limit ${MOST_WORDS}`,
    )
    .map(({ word }) => word);
}

/** Those of some words that are in the index. */
export function wordsAmong({ db }: Snapshot, words: readonly string[]): KnownWord[] {
  return db.all<KnownWord>(
    sql`select term as word, doc as texts from json_each(${JSON.stringify(words)}) wanted
      cross join search_vocabulary on term = wanted.value`,
  );
}

/** What is shown of a fact that was found, with the matches between marks. */
interface HitText {
  readonly id: number;
  readonly event: number;
  readonly at: number;
  readonly role: Role;
  readonly command: string;
  readonly sample: number;
  readonly title: string;
  readonly text: string;
}

const LONGEST_EXCERPT = 36;
/** The tables whose facts have a title, and the column of the index that is shown below it. */
const titled: ReadonlyMap<string, number> = new Map([
  ["wordings", 1],
  ["recommendations", 1],
  ["reviews", 2],
  ["agency_names", 2],
  ["meetings", 2],
]);
const WORDS = 2;

/** The texts of these facts, by id. */
export function textsOf(ctx: Snapshot, expression: string, hits: readonly Hit[]): ReadonlyMap<number, HitText> {
  const byColumn = Map.groupBy(hits, ({ source }) => titled.get(source));
  const rows = [...byColumn].flatMap(([column, those]) => textsInColumn(ctx, expression, those, column));
  return new Map(rows.map((row) => [row.id, row]));
}

function textsInColumn({ db }: Snapshot, expression: string, hits: readonly Hit[], column: number | undefined) {
  const excerpt = (of: number) =>
    sql`snippet(search, ${sql.raw(String(of))}, ${MARK_START}, ${MARK_END}, '…', ${LONGEST_EXCERPT})`;
  const title = column === undefined ? sql`''` : excerpt(0);
  const ids = hits.map(({ id }) => id);
  return db.all<HitText>(sql`select found.*, e.event, t.at, t.role, t.command, t.sample from (
      select rowid as id, ${title} as title, ${excerpt(column ?? WORDS)} as text from search
      where search match ${expression} and rowid in ${listOf(ids)} limit ${hits.length}
    ) found cross join search_entries e on e.id = found.id cross join trail t on t.number = e.event`);
}
