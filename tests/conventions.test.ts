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

/** The class names of the stylesheet that the theme has replaced. */
const OLD_CLASSES = new Set(
  `
    actions agenda another-day as-typed asat aside at-risk bar bar-key blocks bottom buttons by choices codes
    complete cover date dates decide delivered done dropped embedded error evidence field figures filled filters
    head held hint key last-time lead lines link many menu new-page no-print no-update not-pursued not-started
    number off-track on-track overdue pages paper problem product qr-code quotes ref sample scroll shown side
    silent skip slot soft source split stack story strip tasks thread tick timeline todo top trial unseen warn
    why wide wrong`
    .trim()
    .split(/\s+/),
);

test("a page is styled by utilities and components, without class names of its own", () => {
  const markup = sources.filter(({ file }) => file.endsWith(".tsx"));
  const used = markup.flatMap(({ file, text }) =>
    [...text.matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g)].flatMap(([, plain, template]) =>
      (plain ?? template ?? "")
        .split(/\s+/)
        .filter((name) => OLD_CLASSES.has(name))
        .map((name) => `${file}: ${name}`),
    ),
  );
  expect(markup.length).toBeGreaterThan(100);
  expect(used).toEqual([]);
});

test("there is one stylesheet", () => {
  expect(globSync("{app,lib,server}/**/*.css", { cwd: root })).toEqual(["app/theme.css"]);
});

test("no element has styles of its own, which the security policy would refuse", () => {
  const styled = sources.filter(({ file, text }) => file.endsWith(".tsx") && /\sstyle=/.test(text));
  expect(styled.map(({ file }) => file)).toEqual([]);
});

test("no class asks for the width of the window, which does not follow a larger text", () => {
  const asking = sources.flatMap(({ file, text }) => {
    if (!file.startsWith("app/")) return [];
    const found = text.match(/(?<=["'`\s])(?:not-|max-|min-)?(?:md|lg|xl|2xl):[a-z[&-]+/g) ?? [];
    return found.map((one) => `${file}: ${one}`);
  });
  expect(asking, "use wide:, narrow:, stacked: or phone: of app/theme.css").toEqual([]);
});
