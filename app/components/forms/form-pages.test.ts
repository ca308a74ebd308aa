import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { formPages, hasForm, takesFiles } from "./form-pages.ts";

const app = join(import.meta.dirname, "../..");
const files = globSync("(tracker)/**/*.{ts,tsx}", { cwd: app });
const read = (file: string) => readFileSync(join(app, file), "utf8");
const sourcesIn = (folder: string) =>
  files
    .filter((file) => dirname(file) === `(tracker)${folder}`)
    .map(read)
    .join("\n");
const addressOf = (file: string) => dirname(file).replace("(tracker)", "");

/** The address of each page that has a form. */
const pages = files.filter((file) => file.endsWith("/submit.ts")).map(addressOf);

/** Their forms take codes and passwords, or nothing that a person writes. */
const withoutDrafts = ["/account", "/account/second-factor", "/account/second-factor/turn-off"];

test("every page with a form is in the table, and no other is", () => {
  expect(pages.length).toBeGreaterThan(40);
  expect([...Object.keys(formPages), ...withoutDrafts].sort()).toEqual(pages.sort());
});

test.each(Object.entries(formPages))("the form at %s runs the commands of the table", (path, commands) => {
  for (const command of commands) expect(sourcesIn(path)).toMatch(new RegExp(`\\b${command}\\b`));
});

test("every page with a form that saves itself is in the table", () => {
  const saving = files.filter((file) => file.endsWith("/page.tsx") && /\bautosave\b/.test(read(file)));
  expect(saving.length).toBeGreaterThan(8);
  for (const file of saving) expect(formPages).toHaveProperty([addressOf(file)]);
});

test("the pages with a file field are those that take files", async () => {
  const { leads } = await usersOf();
  const found = await Promise.all(
    pages.map(async (path) => {
      const address = path.replace("[reference]", "HU2-4").replace(/\[[^\]]+\]/g, "1");
      const hasField = /<(EvidenceFields|ReturnFileField)\b/.test(sourcesIn(path));
      return { path, agrees: (await takesFiles(leads.earlyHelp, address)) === hasField, hasField };
    }),
  );
  expect(found.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(found.filter(({ hasField }) => hasField)).toHaveLength(4);
});

test("the pages for the file of a review take it from the business team alone", async () => {
  const { business, leads } = await usersOf();
  const found = pages.filter((path) => sourcesIn(path).includes("<ReviewFileField"));
  expect(found).toHaveLength(2);
  for (const path of found) {
    const address = path.replace(/\[[^\]]+\]/g, "1");
    expect([await takesFiles(business, address), await takesFiles(leads.nhs, address)]).toEqual([true, false]);
  }
});

withTestDatabase();
let users: TestUsers | undefined;
const usersOf = async () => {
  users ??= await seedTestUsers();
  return users;
};

describe("a draft is kept", () => {
  beforeAll(usersOf);

  test.each([
    ["/recommendations/HU2-4/update", "the lead of its owner, and the business team", "lb"],
    ["/recommendations/HU2-2/update", "the Executive that owns it, and the business team", "eb"],
    ["/recommendations/HU2-4/questions/ask", "those who may ask", "esb"],
    ["/recommendations/HU2-4/questions/12", "those who may answer or ask again", "lesb"],
    ["/recommendations/HU2-4/assess", "those who may assess", "sb"],
    ["/recommendations/HU2-4/sign-off/decide", "those who decide", "e"],
    ["/recommendations/HU2-4/evidence/3/replace", "those who may add evidence", "lb"],
    ["/board/meetings/2026-12-22/paper/cover", "the business team", "b"],
    ["/people/3/role", "the business team", "b"],
    ["/recommendations/HU9-9/update", "no one, because there is no such recommendation", ""],
    ["/recommendations/HU2-4", "no one, because the page has no form", ""],
    ["/recommendations/HU2-4/update/more", "no one, because there is no such page", ""],
    ["/nowhere", "no one, because there is no such page", ""],
    ["/account", "no one, because forms of the account have no drafts", ""],
    ["/board", "no one, because the page is only read", ""],
    [`/people/${"1".repeat(100)}/role`, "no one, because the number of the person is too long", ""],
  ])("at %s for %s", async (path, _who, expected) => {
    const { leads, executive, scrutineer, business, viewer } = await usersOf();
    const people = { l: leads.earlyHelp, o: leads.nhs, e: executive, s: scrutineer, b: business, v: viewer };
    const found = await Promise.all(
      Object.entries(people).map(async ([letter, person]) => ((await hasForm(person, path)) ? letter : "")),
    );
    expect(found.join("")).toBe([..."loesbv"].filter((letter) => expected.includes(letter)).join(""));
  });
});
