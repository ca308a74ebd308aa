import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("settings", () => {
  const settings = [...read("lib/core/config.ts").matchAll(/^ {4}([A-Z_]+): setting\(/gm)].map(([, name]) => name);

  test("each is in .env.example, and no other is", () => {
    const named = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(settings.length).toBeGreaterThan(10);
    expect(named.sort()).toEqual(settings.toSorted());
  });

  test("each is in the README, and no other is", () => {
    const rows = read("README.md").matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm);
    const named = [...rows].flatMap(([, cell = ""]) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(named.sort()).toEqual(settings.toSorted());
  });
});

const pages = globSync(["*.md", "docs/**/*.md"], { cwd: root });

test.each(pages)("every link of %s leads to a file", (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => target);
  expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});

describe("decision records", () => {
  const records = globSync("docs/decisions/[0-9]*.md", { cwd: root }).sort();

  test.each(records)("%s has a number, a status and a date", (record) => {
    const number = Number(/(\d{4})-[^/]+$/.exec(record)?.[1]);
    const text = read(record);
    expect(text).toMatch(new RegExp(`^# ${number}\\. \\S`));
    expect(text).toMatch(/\n## Status\n\n(Accepted|Superseded by \[decision \d+\]\(.+\))\.?/);
    expect(text).toMatch(/\n## Date\n\n\d{1,2} [A-Z][a-z]+ \d{4}\n/);
    for (const heading of ["Context", "Decision", "Consequences"]) expect(text).toContain(`\n## ${heading}\n\n`);
  });

  test("are numbered without gaps, and all are in the index", () => {
    const numbers = records.map((record) => Number(/(\d{4})-[^/]+$/.exec(record)?.[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const index = read("docs/decisions/README.md");
    for (const record of records) expect(index).toContain(`(${record.slice("docs/decisions/".length)})`);
  });
});
