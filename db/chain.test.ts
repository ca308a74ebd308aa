import { expect, test } from "vitest";
import { database } from "#lib/core/database.ts";
import { setup } from "#lib/core/viewer.ts";
import { seedReport } from "#lib/operations/seed/seed.ts";
import { addAgency, renameAgency } from "#lib/partnership/agencies.commands.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { sealOnUpgrade, sealWrite } from "./chain.ts";
import { freeTexts } from "./free-texts.ts";
import { createTriggers, dropTriggers, factTables } from "./triggers.ts";
import { chainBreaks, chainHead, recentChainBreaks } from "./verify.ts";

withTestDatabase();

/** Changes the database directly, returns the breaks found, and rolls the change back. */
function afterTampering(statement: string, find = () => [...chainBreaks(database().sqlite)]) {
  const { sqlite } = database();
  sqlite.exec("BEGIN");
  dropTriggers(sqlite);
  sqlite.pragma("defer_foreign_keys = ON");
  sqlite.exec(statement);
  const breaks = find();
  sqlite.exec("ROLLBACK");
  return breaks;
}

test("every event of the seed is sealed", async () => {
  await seedReport();
  expect([...chainBreaks(database().sqlite)]).toEqual([]);
});

test.each([
  ["a text", "UPDATE assignments SET reason = 'Another reason' WHERE recommendation_id = 1", "facts altered"],
  ["a number", "UPDATE assignments SET agency_id = agency_id + 1 WHERE recommendation_id = 1", "facts altered"],
  [
    "a missing fact",
    "DELETE FROM success_measures; DELETE FROM assignments WHERE recommendation_id = 2",
    "facts altered",
  ],
  [
    "an added fact",
    "INSERT INTO agency_names SELECT trail, agency_id, 'A second' FROM agency_names WHERE 0; INSERT INTO contributor_lists VALUES (3, 1, '[]')",
    "facts altered",
  ],
  ["the instant of a row", "UPDATE trail SET at = at + 1 WHERE number = 4", "row altered"],
  ["who wrote it", "UPDATE trail SET person_id = 9 WHERE number = 4", "row altered"],
  ["a hash", "UPDATE trail SET hash = 'x' WHERE number = 4", "row altered"],
  ["a row without a seal", "UPDATE trail SET hash = NULL WHERE number = 4", "row not sealed"],
  ["a lost salt", "DELETE FROM salts WHERE trail_number = 6", "facts altered"],
] as const)("%s is found", (_what, statement, kind) => {
  const breaks = afterTampering(statement);
  expect(breaks.map((one) => one.kind)).toContain(kind);
});

test("recentChainBreaks checks the last rows only", () => {
  const { sqlite } = database();
  const { rows } = chainHead(sqlite);
  const recent = (statement: string, most: number) => afterTampering(statement, () => recentChainBreaks(sqlite, most));
  const earlier = "UPDATE trail SET at = at + 1 WHERE number = 4";
  expect(recent(earlier, rows - 4)).toEqual([]);
  expect(recent(earlier, rows - 3)).toEqual([{ kind: "row altered", trail: 4 }]);
  expect(recent(earlier, 100_000)).toEqual([{ kind: "row altered", trail: 4 }]);
  const last = `UPDATE trail SET at = at + 1 WHERE number = ${rows}`;
  expect(recent(last, 1)).toEqual([{ kind: "row altered", trail: rows }]);
  expect(recent("SELECT 1", 1)).toEqual([]);
});

test("a deleted row is reported as missing, and its facts as stray", () => {
  const breaks = afterTampering("DELETE FROM trail WHERE number = 5");
  expect(breaks).toContainEqual({ kind: "row missing", trail: 5 });
  expect(breaks).toContainEqual(expect.objectContaining({ kind: "fact without its row", trail: 5 }));
});

test("a row can be sealed once only", async () => {
  const { trail } = await addAgency(setup, { name: "An agency" });
  expect(() => sealWrite(database().sqlite, trail)).toThrow();
});

test("events from before the chain existed are sealed once, on upgrade", async () => {
  const { sqlite } = database();
  dropTriggers(sqlite);
  sqlite.exec("UPDATE trail SET digest = NULL, previous_hash = NULL, hash = NULL; DELETE FROM salts");
  sealOnUpgrade(sqlite);
  createTriggers(sqlite);
  expect([...chainBreaks(sqlite)]).toEqual([]);
  expect(afterTampering("UPDATE agency_names SET name = 'Another' WHERE trail = 3").length).toBeGreaterThan(0);
  const hashes = () => sqlite.prepare("select hash from trail order by number").pluck().all();
  const before = hashes();
  sealOnUpgrade(sqlite);
  expect(hashes()).toEqual(before);
});

test("events after an upgrade continue the chain", async () => {
  const { trail } = await addAgency(setup, { name: "One more agency" });
  await renameAgency(setup, { agencyId: trail, name: "One more agency, renamed", seen: trail });
  expect([...chainBreaks(database().sqlite)]).toEqual([]);
});

test("exactly the free-text columns can be redacted", () => {
  const { sqlite } = database();
  const texts = factTables(sqlite).flatMap((table) =>
    sqlite
      .prepare<[string], string>("select name from pragma_table_info(?) where type = 'TEXT'")
      .pluck()
      .all(table)
      .map((column) => `${table}.${column}`),
  );
  const free = Object.entries(freeTexts).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
  expect(free.filter((column) => !texts.includes(column))).toEqual([]);
  expect(texts.filter((column) => !free.includes(column)).toSorted()).toEqual(notFree.toSorted());
});

test("every fact table has an index on the event number", () => {
  const { sqlite } = database();
  for (const table of factTables(sqlite).filter((name) => name !== "trail")) {
    const [plan] = sqlite
      .prepare<[], { detail: string }>(`explain query plan select * from "${table}" where trail = 1`)
      .all();
    expect(plan?.detail, table).toMatch(/^SEARCH/);
  }
});

/** Text columns that are no free text: fixed lists, dates, quotations from a published review, and technical values. */
const notFree = [
  "acceptances.evidence_ids",
  "acceptances.fact_trails",
  "acceptances.recheck_on",
  "action_reports.done_on",
  "action_reports.state",
  "actions.due_on",
  "assessments.rating",
  "assignments.basis",
  "contributor_lists.agency_ids",
  "date_requests.due_on",
  "dissolutions.dissolved_on",
  "due_dates.due_on",
  "evidence.media_type",
  "evidence.shows",
  "evidence.true_on",
  "holds.passages",
  "imports.counts",
  "imports.media_type",
  "imports.shape",
  "meetings.held_on",
  "meetings.papers_due_on",
  "paper_covers.purpose",
  "paper_covers.scope",
  "person_names.email",
  "person_names.name",
  "rationales.base",
  "rationales.figure",
  "rationales.section",
  "recommendation_sections.section",
  "recommendation_sections.variant",
  "recommendation_links.kind",
  "recommendations.reference",
  "recommendations.short_title",
  "recommendations.wording",
  "redacted_texts.column",
  "redacted_texts.digest_after",
  "redacted_texts.digest_before",
  "redacted_texts.fact_table",
  "redactions.what",
  "related_work.section",
  "replies.kind",
  "response_requests.due_on",
  "responses.answer",
  "responses.responded_on",
  "review_figures.base",
  "review_figures.figure",
  "review_figures.section",
  "review_files.media_type",
  "reviews.code",
  "reviews.kind",
  "reviews.published_on",
  "reviews.publisher",
  "reviews.title",
  "role_grants.role",
  "sign_off_requests.evidence_ids",
  "sign_offs.step",
  "taken_over.agreed_on",
  "theme_taggings.theme_ids",
  "themes.name",
  "themes.section",
  "trail.command",
  "trail.digest",
  "trail.form_key",
  "trail.hash",
  "trail.previous_hash",
  "trail.role",
  "trail.subject_kind",
  "updates.rating",
];
