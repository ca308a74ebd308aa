import { getTableColumns, getTableName } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { checksums, freeTexts, placeOf } from "../free-texts.ts";
import * as schema from "../schema/index.ts";
import { aboutKinds } from "../types.ts";

/** A table of facts with the SQL of what the search index keeps of a row, given the alias of that row. */
export interface SearchSource {
  readonly table: string;
  /** The title of a recommendation, a review, an agency or a meeting. */
  readonly title: Sql;
  /** The wording of a recommendation. */
  readonly wording: Sql;
  /** Every other text of the row. */
  readonly words: Sql;
  /** What the row is about, as a number of `aboutCode`; null leaves the row out. */
  readonly about: Sql;
  /** The later row that takes the place of a row, which is then no longer found; null if every row counts for good. */
  readonly replacedBy: Replacement | null;
}

type Sql = (row: string) => string;

/** In which table, and by which condition. */
interface Replacement {
  readonly table: string;
  readonly on: (later: string, earlier: string) => string;
}

/** The subject of the event that wrote a row, as `about`; null for a kind of subject that is not searched. */
const subjectOfEvent: Sql = (row) =>
  `(SELECT CASE subject_kind ${aboutKinds.map((kind, code) => `WHEN '${kind}' THEN subject_id * 4 + ${code}`).join(" ")} END FROM trail WHERE number = ${row}.trail)`;

/**
 * Free texts that are not searched: checksums and addresses are not words; the others are shown to the business team alone,
 * or on no page of their own. The cover sheet of a paper is a draft until the paper, which has a copy of it, is issued.
 */
const unsearched: readonly AnySQLiteColumn[] = [
  ...checksums,
  schema.evidence.url,
  schema.reviewLinks.url,
  schema.standings.reason,
  schema.releases.reason,
  schema.redactions.reason,
  schema.papers.content,
  ...Object.values(getTableColumns(schema.paperCovers)),
  ...Object.values(getTableColumns(schema.imports)),
  ...Object.values(getTableColumns(schema.importSources)),
];
const unsearchedKeys = new Set(unsearched.map(keyOf));

/** Texts that are titles. */
const titles = new Map<AnySQLiteColumn, Sql>([
  [schema.wordings.shortTitle, (row) => `${referenceOf(`${row}.recommendation_id`)} || ' ' || ${row}.short_title`],
  [schema.agencyNames.name, (row) => `${row}.name`],
  [schema.meetings.title, (row) => `${row}.title`],
]);
const titlesByKey = new Map([...titles].map(([column, title]) => [keyOf(column), title]));

function referenceOf(id: string): string {
  return `(SELECT reference FROM recommendations WHERE id = ${id})`;
}

/** Texts that are searched although no one writes them freely, and tables whose text is a part of another value. */
const additions: Readonly<Record<string, Partial<SearchSource>>> = {
  reviews: { title: (row) => `${row}.code || ' ' || ${row}.title` },
  themes: { words: (row) => `${row}.name` },
  // Earlier versions of the tracker wrote the words of a recommendation here, and the others have them in `wordings`.
  recommendations: {
    title: (row) => `CASE WHEN ${row}.short_title = '' THEN '' ELSE ${row}.reference || ' ' || ${row}.short_title END`,
    wording: (row) => `${row}.wording`,
    about: (row) => `${row}.id * 4`,
  },
  handovers: {
    about: (row) => `(SELECT min(recommendation_id) * 4 FROM handed_recommendations WHERE trail = ${row}.trail)`,
  },
  papers: {
    words: (row) =>
      `concat_ws(char(10), ${["title", "summary", "asks", "risks"].map((part) => `json_extract(${row}.content, '$.cover.${part}')`).join(", ")})`,
  },
};

/** A later row of the same table takes the place of one with the same values in these columns. */
function laterOf(table: string, ...columns: readonly string[]): Replacement {
  const on = (later: string, earlier: string) =>
    columns.map((column) => `${later}.${column} = ${earlier}.${column}`).join(" AND ");
  return { table, on };
}

/** The tables in which a row can be replaced. */
const replacements: Readonly<Record<string, Replacement>> = {
  wordings: laterOf("wordings", "recommendation_id"),
  recommendations: { table: "wordings", on: (later, earlier) => `${later}.recommendation_id = ${earlier}.id` },
  success_measures: laterOf("success_measures", "recommendation_id"),
  asks: laterOf("asks", "recommendation_id"),
  updates: laterOf("updates", "recommendation_id", "stands_at"),
  agency_names: laterOf("agency_names", "agency_id"),
  papers: laterOf("papers", "meeting_id"),
  evidence: { table: "evidence", on: (later, earlier) => `${later}.replaces_id = ${earlier}.id` },
};

const nothing: Sql = () => "''";

/** Every table of facts with texts that are searched, by name: those with free texts, and those with texts of a review. */
export const searchSources: readonly SearchSource[] = [...tablesByName()]
  .map(([name, table]) => sourceOf(name, table))
  .filter((source) => source !== null);

function sourceOf(name: string, table: SQLiteTable): SearchSource | null {
  const texts = (freeTexts[name] ?? []).map((column) => ({ column, key: `${name}.${column}` }));
  const searched = texts.filter(({ key }) => !unsearchedKeys.has(key));
  const added = additions[name];
  const columns = Object.values(getTableColumns(table)).map(({ name: column }) => toSnakeCase(column));
  if (!columns.includes("trail") || (searched.length === 0 && !added)) return null;
  const title = searched.map(({ key }) => titlesByKey.get(key)).find((one) => one !== undefined);
  const wording = searched.find(({ key }) => key === keyOf(schema.wordings.wording));
  const others = searched.filter(({ key }) => !titlesByKey.has(key) && key !== wording?.key);
  return {
    table: name,
    title: title ?? nothing,
    wording: wording ? (row) => `${row}.${wording.column}` : nothing,
    words: others.length > 0 ? (row) => joined(others.map(({ column }) => `${row}."${column}"`)) : nothing,
    about: columns.includes("recommendation_id")
      ? (row) => `coalesce(${row}.recommendation_id * 4, ${subjectOfEvent(row)})`
      : subjectOfEvent,
    replacedBy: replacements[name] ?? null,
    ...added,
  };
}

function joined(texts: readonly string[]): string {
  return `concat_ws(char(10), ${texts.map((text) => `nullif(${text}, '')`).join(", ")})`;
}

function tablesByName(): ReadonlyMap<string, SQLiteTable> {
  const names = new Set([...Object.keys(freeTexts), ...Object.keys(additions)]);
  const tables = Object.values(schema).flatMap((one) => ("getSQL" in one && !("columnType" in one) ? [one] : []));
  return new Map(
    tables
      .map((table) => [getTableName(table), table] as const)
      .filter(([name]) => names.has(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function keyOf(column: AnySQLiteColumn): string {
  const { table, column: name } = placeOf(column);
  return `${table}.${name}`;
}
