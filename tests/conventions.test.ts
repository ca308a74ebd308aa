import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

/** What the import rules of .dependency-cruiser.mjs cannot say. */
const root = join(import.meta.dirname, "..");
const sources = globSync("{app,db,lib,server}/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !file.endsWith(".test.ts"))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

test("a viewer is constructed in two places only", () => {
  const places = sources.filter(({ text }) => /new Viewer\(/.test(text)).map(({ file }) => file);
  expect(places).toEqual(["lib/core/viewer.ts", "lib/identity/people/queries.ts"]);
});

test("a route imports only from its own folder, the folders above it, and the shared folders of app/", () => {
  const astray = sources.flatMap(({ file, text }) => {
    if (!/^app\/(\(|api\/)/.test(file)) return [];
    const imported = [...text.matchAll(/from "([#.][^"]+)"/g)].map(([, path = ""]) =>
      path.startsWith("#") ? path.slice(1) : relative(root, join(root, dirname(file), path)),
    );
    return imported
      .filter((path) => /^app\/(\(|api\/)/.test(path) && !dirname(file).startsWith(dirname(path)))
      .map((path) => `${file} → ${path}`);
  });
  expect(astray).toEqual([]);
});

test("every page is made by page(), so that its refusals are complete without JavaScript", () => {
  const bare = sources.filter(
    ({ file, text }) => /^app\/[([].*\/page\.tsx$/.test(file) && !/export default page\(/.test(text),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
});

test("only a form's submit.ts holds server actions", () => {
  const holders = sources.filter(({ text }) => text.startsWith('"use server"')).map(({ file }) => file);
  expect(holders.length).toBeGreaterThan(0);
  expect(holders.filter((file) => !file.endsWith("/submit.ts"))).toEqual([]);
});

test("a client component says why it is one", () => {
  const clients = sources.filter(({ text }) => text.startsWith('"use client"'));
  expect(clients.length).toBeGreaterThan(0);
  for (const { file, text } of clients) expect(text.split("\n")[1], file).toMatch(/^\/\/ A client component because /);
});
