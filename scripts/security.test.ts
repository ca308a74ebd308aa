import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");

/** The number of requirements of levels 1 and 2 in each section of ASVS 5.0.0; those of level 3 come after them. */
const sections: Readonly<Record<string, number>> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2 },
  ...{ "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2 },
  ...{ "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3 },
  ...{ "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4 },
  ...{ "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2 },
  ...{ "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1 },
  ...{ "9.1": 3, "9.2": 4 },
  ...{ "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3 },
  ...{ "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1 },
  ...{ "12.1": 3, "12.2": 2, "12.3": 4 },
  ...{ "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5 },
  ...{ "14.1": 2, "14.2": 4, "14.3": 3 },
  ...{ "15.1": 3, "15.2": 3, "15.3": 7 },
  ...{ "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3 },
  ...{ "17.1": 1, "17.2": 4, "17.3": 2 },
};

const verdicts = ["met", "not met", "not applicable"] as const;

interface Requirement {
  readonly number: string;
  readonly verdict: string;
  readonly why: string;
}

/** Each requirement on the page; a row may cover several consecutive ones. */
const requirements: Requirement[] = page.split("\n").flatMap((line) => {
  const [, section, first, last, verdict = "", why = ""] =
    /^\| (\d+\.\d+)\.(\d+)(?:–\d+\.\d+\.(\d+))? \|[^|]+\| ([^|]+) \| (.+) \|$/.exec(line) ?? [];
  if (section === undefined) return [];
  const numbers = Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, i) => Number(first) + i);
  return numbers.map((number) => ({ number: `${section}.${number}`, verdict, why }));
});

test("every file that the page names is there", () => {
  const named = [...page.matchAll(/`([\w()[\].-]+(?:\/[\w()[\].-]+)+\.(?:tsx?|mjs|js|json|md|css|sql))`/g)];
  expect(named.length).toBeGreaterThan(100);
  expect(named.map(([, path = ""]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("every test that the page names is there, in the file it is said to be in", () => {
  const named = [...page.matchAll(/`([^`]+\.(?:test|spec)\.ts)`: ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
    ([, path = "", titles = ""]) => [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({ path, title })),
  );
  expect(named.length).toBeGreaterThan(40);
  const missing = named.filter(({ path, title }) => !isTested(readFileSync(join(root, path), "utf8"), title));
  expect(missing).toEqual([]);
});

test("every promise names a file and a test", () => {
  const [, promises = ""] = /\| what is promised .*?\n\|[-|]+\n(.*?)\n\n/s.exec(page) ?? [];
  const rows = promises.split("\n");
  expect(rows.length).toBeGreaterThanOrEqual(15);
  for (const row of rows) expect(row).toMatch(/^\| [^`|]+ \| `[^|]+ \| `[^`]+\.(test|spec)\.ts`: “[^|]+ \|$/);
});

test("every requirement of ASVS 5.0.0, levels 1 and 2, is there once", () => {
  const expected = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  );
  expect(expected).toHaveLength(253);
  expect(requirements.map(({ number }) => number)).toEqual(expected);
});

test("each has a verdict and a reason, and the page counts them rightly", () => {
  for (const { number, verdict, why } of requirements) {
    expect(verdicts, number).toContain(verdict);
    expect(why.length, number).toBeGreaterThan(3);
  }
  const [met, notMet, notApplicable] = verdicts.map(
    (verdict) => requirements.filter((one) => one.verdict === verdict).length,
  );
  expect(page).toContain(`${met} are met, ${notMet} are not, ${notApplicable} do not apply.`);
});

/** Whether a test file has a test, or a group of tests, with exactly this title. */
function isTested(source: string, title: string): boolean {
  const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`\\(\\s*(["'\`])${escaped}\\1`).test(source);
}
