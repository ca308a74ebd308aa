import { expect, test } from "vitest";
import { now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { workOfBusinessTeam } from "#lib/reporting/tasks/queries.ts";
import { setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { sectionsToDo } from "./business-items.ts";

const { users } = withTestUsersOn("2026-02-02");

test("a recommendation is listed once with all its reasons, and the counts are those of the entries", async () => {
  const { business, agencies } = users();
  await setDueDate(business, { reference: "HU2-3", dueOn: "2026-09-30", reason: "Agreed." });
  const action = { reference: "HU2-3", what: "Rewrite the course.", agencyId: `${agencies.training}` };
  await addAction(business, { ...action, dueOn: "2026-08-31" });
  setToday("2026-10-10");
  const draft = { id: 7, fileName: "plan.xlsx", savedAt: now() };
  const sections = sectionsToDo(await workOfBusinessTeam(await currentContext(business)), [draft], () => "A person");
  const entries = sections.flatMap(({ title, items }) => items.map((item) => ({ title, ...item })));
  const chased = entries.filter(({ label }) => label === "HU2-3");
  expect(chased).toHaveLength(1);
  expect(chased[0]).toMatchObject({
    title: "Overdue",
    note: expect.stringMatching(/, 10 days overdue, silent for \d+ days, no update yet, 1 action overdue$/),
  });
  for (const { title, count, items } of sections.filter(({ href }) => href))
    expect([title, count]).toEqual([title, items.length]);
  expect(sections.map(({ title }) => title)).not.toContain("Actions overdue");
  expect(entries).toContainEqual({
    title: "Imports to finish",
    href: "/imports/drafts/7",
    label: "plan.xlsx",
    note: "last saved on 10 October 2026",
  });
});
