import { type SearchSource, searchSources } from "./sources.ts";

// The index is made of four parts: `search_entries` has a row for each fact that is found; the view `search_texts` has the
// texts of each of them; `search` indexes those by their stems, and `search_words` by their words as they are written.

/** Whether what an event wrote is not held for review. */
function isShown(event: string): string {
  return `NOT EXISTS (SELECT 1 FROM holds WHERE trail = ${event}
    AND NOT EXISTS (SELECT 1 FROM releases WHERE held_trail = ${event}))`;
}

/** The rows of a table that are found, as rows of `search_entries`. */
function entriesOf({ table, title, wording, words, about, replacedBy }: SearchSource, where: string): string {
  const isReplaced = replacedBy
    ? ` AND NOT EXISTS (SELECT 1 FROM "${replacedBy.table}" later WHERE ${replacedBy.on("later", "r")} AND later.trail > r.trail AND ${isShown("later.trail")})`
    : "";
  return `SELECT '${table}' AS source, r.rowid AS row, r.trail AS event, ${about("r")} AS about FROM "${table}" r
    WHERE ${where} AND ${isShown("r.trail")} AND ${about("r")} IS NOT NULL
    AND ${title("r")} || ${wording("r")} || ${words("r")} <> ''${isReplaced}`;
}

/** Every row that is found, as rows of `search_entries` without their ids. */
export const allEntries = searchSources.map((source) => entriesOf(source, "true")).join("\nUNION ALL ");

const COLUMNS = ["title", "wording", "words"] as const;

/** The texts of an entry. The numbers of rows stay as they are, because facts are never deleted. */
function textsView(): string {
  const column = (name: (typeof COLUMNS)[number]) => {
    const cases = searchSources.map(
      (source) =>
        `WHEN '${source.table}' THEN (SELECT ${source[name]("r")} FROM "${source.table}" r WHERE r.rowid = e.row)`,
    );
    return `CASE e.source ${cases.join("\n")} END AS ${name}`;
  };
  return `CREATE VIEW search_texts AS SELECT e.id AS id, ${COLUMNS.map(column).join(",\n")} FROM search_entries e`;
}

const CONTENT = "content='search_texts', content_rowid='id'";

/** The statement that creates each part of the index, by name. */
export const parts: ReadonlyMap<string, string> = new Map([
  [
    "search_entries",
    "CREATE TABLE search_entries (id INTEGER PRIMARY KEY, source TEXT NOT NULL, row INTEGER NOT NULL, event INTEGER NOT NULL, about INTEGER NOT NULL) STRICT",
  ],
  ["search_entries_by_row", "CREATE UNIQUE INDEX search_entries_by_row ON search_entries (source, row)"],
  ["search_texts", textsView()],
  [
    "search",
    `CREATE VIRTUAL TABLE search USING fts5(${COLUMNS.join(", ")}, ${CONTENT}, tokenize='porter unicode61 remove_diacritics 2')`,
  ],
  [
    "search_words",
    `CREATE VIRTUAL TABLE search_words USING fts5(${COLUMNS.join(", ")}, ${CONTENT}, tokenize='unicode61 remove_diacritics 2', detail='none', columnsize=0)`,
  ],
  ["search_vocabulary", "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search_words', 'row')"],
]);

/** The full-text tables. */
export const indexes = ["search", "search_words"] as const;

const TEXTS = COLUMNS.join(", ");

/** The triggers that keep the words of each entry in the full-text tables, and those of a redacted fact, by name. */
export function searchTriggers(): ReadonlyMap<string, string> {
  const triggers: readonly (readonly [name: string, when: string, statements: readonly string[]])[] = [
    [
      "search_entry_added",
      "AFTER INSERT ON search_entries",
      indexes.map(
        (index) => `INSERT INTO ${index} (rowid, ${TEXTS}) SELECT id, ${TEXTS} FROM search_texts WHERE id = NEW.id`,
      ),
    ],
    [
      "search_entry_removed",
      "BEFORE DELETE ON search_entries",
      indexes.map(
        (index) =>
          `INSERT INTO ${index} (${index}, rowid, ${TEXTS}) SELECT 'delete', id, ${TEXTS} FROM search_texts WHERE id = OLD.id`,
      ),
    ],
    ...searchSources.flatMap((source) => redactionTriggers(source)),
  ];
  return new Map(
    triggers.map(([name, when, statements]) => [
      name,
      `CREATE TRIGGER "${name}" ${when} BEGIN ${statements.map((one) => `${one};`).join("\n")} END`,
    ]),
  );
}

/** The events after `@after`, with what they released. */
const CHANGED =
  "SELECT number FROM trail WHERE number > @after UNION ALL SELECT held_trail FROM releases WHERE trail > @after";

/**
 * The statements that bring the index up to date with the events after `@after`, in this order: what they replace is no longer
 * found, and what they wrote or released is.
 */
export const updateStatements: readonly string[] = [
  `WITH changed AS MATERIALIZED (${CHANGED})
    DELETE FROM search_entries WHERE id IN (${searchSources.flatMap(replacedEntries).join("\nUNION ALL ")})`,
  // An index that is not as it should be keeps no one from writing.
  `WITH changed AS MATERIALIZED (${CHANGED})
    INSERT OR IGNORE INTO search_entries (source, row, event, about) SELECT * FROM (${searchSources
      .map((source) => entriesOf(source, "r.trail IN changed"))
      .join("\nUNION ALL ")}) ORDER BY event, source, row`,
];

/** The entries of a table that the changed events replace. */
function replacedEntries({ table, replacedBy }: SearchSource): string[] {
  if (!replacedBy) return [];
  // The joins are made in this order: from the few rows of the events to what each of them replaces.
  return [
    `SELECT e.id FROM "${replacedBy.table}" later
      CROSS JOIN "${table}" r ON ${replacedBy.on("later", "r")} AND r.trail < later.trail
      CROSS JOIN search_entries e ON e.source = '${table}' AND e.row = r.rowid
      WHERE later.trail IN changed AND ${isShown("later.trail")}`,
  ];
}

/** A redaction takes the old text out of the index, and adds the new one. */
function redactionTriggers(source: SearchSource) {
  const { table } = source;
  return [
    [
      `search_${table}_before`,
      `BEFORE UPDATE ON "${table}"`,
      [`DELETE FROM search_entries WHERE source = '${table}' AND row = OLD.rowid`],
    ],
    [
      `search_${table}_after`,
      `AFTER UPDATE ON "${table}"`,
      [`INSERT OR IGNORE INTO search_entries (source, row, event, about) ${entriesOf(source, "r.rowid = NEW.rowid")}`],
    ],
  ] as const;
}
