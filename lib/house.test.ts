import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** The nouns in the order of a recommendation's life: each imports only those before it. */
const nouns = [
  "core",
  "throttling",
  "people",
  "second-factor",
  "agencies",
  "reviews",
  "meetings",
  "ownership",
  "due-dates",
  "scanning",
  "progress",
  "actions",
  "questions",
  "assessment",
  "signoff",
  "handover",
  "holding",
  "redaction",
  "positions",
  "history",
  "attention",
  "board",
  "changes",
  "action-log",
  "documents",
  "papers",
  "agenda",
  "yearly-extract",
  "drafts",
  "ops",
  "backups",
  "restores",
];

/** What a noun's files may be called; the rest are adapters, named for their medium. */
const layers = ["rules.ts", "facts.ts", "queries.ts", "commands.ts", "store.ts", "words.ts"];
/** What the tests of a noun share. */
const shared = ["testing.ts", "testing-paper.ts"];
const adapters = [
  "columns.ts",
  "pictures.ts",
  "raster.ts",
  "rating-signs.ts",
  "strip-picture.ts",
  "svg.ts",
  "spreadsheet.ts",
  "word.ts",
  "word-cover.ts",
  "word-edges.ts",
  "word-file.ts",
  "word-look.ts",
  "word-parts.ts",
  "word-sections.ts",
  "archive.ts",
  "csv.ts",
  "passwords.ts",
  "common-passwords.ts",
  "tokens.ts",
  "mailer.ts",
  "browser.ts",
  "one-time-codes.ts",
  "qr-code.ts",
  "sealed.ts",
  "clamav.ts",
  "evidence-store.ts",
  "file-bytes.ts",
  "file-content.ts",
  "picture-content.ts",
  "ole-directory.ts",
  "zip-directory.ts",
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = sourcesUnder("app").concat(sourcesUnder("lib"), sourcesUnder("db"));
const imports: Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(root, from), "utf8").matchAll(/^(?:import|export)[^;]*?from "([^"]+)"|^import "([^"]+)"/gm),
  ].map((found) => ({
    from,
    to: resolved(from, found[1] ?? found[2] ?? ""),
  })),
);

test("a noun's files are called by the closed vocabulary", () => {
  const astray = files.filter((file) => {
    const [top, noun, name] = file.split("/");
    if (top !== "lib" || noun === "core" || name === undefined) return false;
    return !nouns.includes(noun ?? "") || ![...layers, ...shared, ...adapters].includes(name);
  });
  expect(
    astray,
    "name the file for its layer (rules, facts, queries, commands, store, words) or, if it wraps one outside library, for its medium",
  ).toEqual([]);
});

test("a noun imports only nouns before it", () => {
  const backwards = imports.filter(({ from, to }) => {
    const [here, there] = [nounOf(from), nounOf(to)];
    return here !== null && there !== null && nouns.indexOf(there) > nouns.indexOf(here);
  });
  expect(backwards, "move what is shared to the earlier noun, or the caller to the later one").toEqual([]);
});

test("rules are pure: no database, no node, no queries or commands", () => {
  const impure = imports.filter(
    ({ from, to }) =>
      /^lib\/(?!core\/)[^/]+\/(rules|words)\.ts$/.test(from) &&
      /^(db\/|node:|drizzle)|\/(queries|commands|store)\.ts$/.test(to),
  );
  expect(impure, "a rule gets what it needs as arguments; reading belongs in queries.ts").toEqual([]);
});

test("queries read: they import no commands and no stores", () => {
  const writing = imports.filter(({ from, to }) => from.endsWith("/queries.ts") && /\/(commands|store)\.ts$/.test(to));
  expect(writing, "what writes is called from a form's submit.ts, not from a query").toEqual([]);
});

test("adapters know no database", () => {
  const knowing = imports.filter(
    ({ from, to }) => adapters.some((name) => from.endsWith(`/${name}`)) && to.startsWith("db/"),
  );
  expect(knowing, "an adapter wraps one outside library; the rows belong in store.ts or commands.ts").toEqual([]);
});

test("lib knows neither Next nor React", () => {
  const knowing = imports.filter(({ from, to }) => from.startsWith("lib/") && /^(next|react)($|\/|-)|^app\//.test(to));
  expect(knowing, "pages belong in app/; lib says what the partnership does").toEqual([]);
});

test("app knows no database", () => {
  const knowing = imports.filter(
    ({ from, to }) => from.startsWith("app/") && /^(db\/|drizzle|better-sqlite3)/.test(to),
  );
  expect(knowing, "ask a query or give a command instead").toEqual([]);
});

test("a route imports nothing from another route's folder", () => {
  const straying = imports.filter(({ from, to }) => {
    if (!from.startsWith("app/") || !to.startsWith("app/") || to.startsWith("app/_shell/")) return false;
    return !from.startsWith("app/_") && !dirname(from).startsWith(dirname(to));
  });
  expect(straying, "what two routes need stands in app/_shell").toEqual([]);
});

test("a viewer is made in two places only", () => {
  const makers = files.filter((file) => /new Viewer\(/.test(readFileSync(join(root, file), "utf8")));
  expect(makers).toEqual(["lib/core/viewer.ts", "lib/people/queries.ts"]);
});

test("every page is made through page(), so that what it refuses is whole without JavaScript", () => {
  const bare = files.filter(
    (file) =>
      /^app\/\(?\w.*\/page\.tsx$/.test(file) &&
      !file.startsWith("app/_") &&
      !/export default page\(/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(bare).toEqual([]);
});

test("only a form's submit.ts holds server actions, and a client component says why it is one", () => {
  for (const file of files.filter((one) => one.startsWith("app/"))) {
    const source = readFileSync(join(root, file), "utf8");
    if (source.startsWith('"use server"')) expect(file).toMatch(/\/submit\.ts$/);
    if (source.startsWith('"use client"'))
      expect(source.split("\n")[1], file).toMatch(/^\/\/ A client component because /);
  }
});

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
    .sort();
}

function resolved(from: string, to: string): string {
  if (to.startsWith("#")) return to.slice(1);
  return to.startsWith(".") ? relative(root, join(root, dirname(from), to)) : to;
}

function nounOf(path: string): string | null {
  const [top, noun] = path.split("/");
  return top === "lib" && noun && nouns.includes(noun) ? noun : null;
}
