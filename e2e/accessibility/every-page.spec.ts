import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { expect, test } from "../support/journey.ts";
import { prepareReadAccess } from "../support/prepared-trial.ts";
import { type Asker, askers, expectedFor, type Row } from "../support/read-access.ts";

test("every page and form of the table of read access", async ({ signedInAs, newcomer }) => {
  const { table, people } = await prepareReadAccess({ signedInAs, newcomer });
  // An address that leads on has no page of its own; the page that it leads to has a row.
  const pages = table.filter(({ path, kind, onward }) => kind !== "route" && !path.startsWith("/api/") && !onward);
  expect(pages.length).toBeGreaterThan(60);
  for (const row of pages) {
    const asker = askerOf(row);
    await visit(people[asker], row, Number(expectedFor(asker, row)));
  }
  // Not in the table by these names: the page of a person who is disabled, and a held update as its author sees it.
  const disabled = table.find(({ path }) => path.endsWith("/enable"))?.path.replace(/\/enable$/, "") ?? "";
  await visit(people.b, { path: disabled }, 200);
  await visit(people.l, { path: "/recommendations/HU2-4" }, 200);
});

/** The first role that may open the page; the business team if none may. */
function askerOf(row: Row): Asker {
  return askers.find((asker) => row.for.includes(asker)) ?? "b";
}

async function visit(page: Page, { path }: Pick<Row, "path">, status: number) {
  expect((await page.goto(path))?.status(), path).toBe(status);
  await expectAccessible(page, path);
}
