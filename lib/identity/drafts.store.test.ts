import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#lib/core/viewer.ts";
import { inviteAs, personIdOf, readAllRows, withTestDatabase } from "#tests/support/database.ts";
import { findDraft, saveDraft } from "./drafts.store.ts";

withTestDatabase();

const AT = Date.UTC(2026, 10, 24, 12);
let ann: Viewer;
let ben: Viewer;
beforeAll(async () => {
  ann = await inviteAs("viewer");
  ben = await inviteAs("viewer");
});

const bytesOfAll = () => JSON.stringify(readAllRows().drafts).length;

test("a draft as long as a full form is saved, and a longer one is not", async () => {
  const full = { done: "\u{1f600}".repeat(20_000), difference: "x".repeat(20_000), next: "x".repeat(20_000) };
  expect(await saveDraft(personIdOf(ann), "/full", full, AT)).toBe(true);
  expect((await findDraft(ann, "/full"))?.fields).toEqual(full);
  expect(await saveDraft(personIdOf(ann), "/longer", { done: "x".repeat(500_000) }, AT)).toBe(false);
  expect(await findDraft(ann, "/longer")).toBeNull();
});

test("a person's drafts take two megabytes at most: the oldest go, and no one else's", async () => {
  await saveDraft(personIdOf(ben), "/his", { done: "his" }, AT - 1000);
  for (let n = 0; n < 20; n++) await saveDraft(personIdOf(ann), `/n${n}`, { done: "x".repeat(400_000) }, AT + n);
  expect(bytesOfAll()).toBeLessThan(2_100_000);
  expect(await findDraft(ann, "/n19")).not.toBeNull();
  expect(await findDraft(ann, "/n16")).not.toBeNull();
  expect(await findDraft(ann, "/n14")).toBeNull();
  expect(await findDraft(ben, "/his")).not.toBeNull();
});

test("a person has forty drafts at most, and saving one again takes no other's place", async () => {
  for (let n = 0; n < 40; n++) await saveDraft(personIdOf(ben), `/p${n}`, { done: String(n) }, AT + n);
  await saveDraft(personIdOf(ben), "/p39", { done: "again" }, AT + 100);
  expect(await findDraft(ben, "/his")).toBeNull();
  expect(await findDraft(ben, "/p0")).not.toBeNull();
  await saveDraft(personIdOf(ben), "/one-more", { done: "new" }, AT + 101);
  expect(await findDraft(ben, "/p0")).toBeNull();
  expect(await findDraft(ben, "/p1")).not.toBeNull();
  expect(await findDraft(ben, "/one-more")).not.toBeNull();
});
