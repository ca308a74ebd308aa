import { expect, test } from "vitest";
import { atDate, currentContext } from "#lib/core/context.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { day } from "#tests/support/sample-paper.ts";
import { withTestUsersOn } from "#tests/support/test-papers.ts";
import { countByOwner, countByReview } from "./board-counts.rules.ts";

const { users } = withTestUsersOn("2027-01-04");

test("recommendations are counted by owner and by review, those with the most that are late first", async () => {
  await setDueDate(users().business, { reference: "HU2-3", dueOn: day("2027-01-10"), reason: "Agreed." });
  const later = await atDate(await currentContext(users().viewer), day("2027-01-04"));
  const all = await listAllStatuses({ ...later, asOf: { ...later.asOf, date: day("2027-01-20") } }, {});
  expect(countByOwner(all).map(({ name, total, late }) => [name, total, late])).toEqual([
    ["KSCMP training", 1, 1],
    ["KSCMP Executive", 2, 0],
    ["KCC Early Help", 1, 0],
    ["NHS Kent and Medway", 1, 0],
  ]);
  expect(countByReview(all, [{ code: "HU2", title: "Harm to Under 2s" }])).toEqual([
    { key: "HU2", name: "Harm to Under 2s", total: 5, late: 1, silent: 0 },
  ]);
});

test("those without an owner are counted together", async () => {
  const all = await listAllStatuses(await currentContext(users().viewer), {});
  const [first] = countByOwner(all.map((one) => ({ ...one, owner: null })));
  expect(first).toMatchObject({ key: null, name: "No owner yet", total: 5 });
});
