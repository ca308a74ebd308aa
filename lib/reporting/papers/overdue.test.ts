import { expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { buildExceptionLists, buildOutstandingLines } from "./labels.ts";

const { users } = withTestUsersOn("2026-02-02");

test("what is overdue is said once, with its overdue actions and an owner who came after the due date", async () => {
  const { business, agencies } = users();
  await setDueDate(business, { reference: "HU2-3", dueOn: "2026-09-30", reason: "Agreed." });
  const owed = { what: "Rewrite the course.", agencyId: `${agencies.training}`, dueOn: "2026-08-31" };
  await addAction(business, { reference: "HU2-3", ...owed });
  setToday("2026-10-10");
  const statuses = async () => listAllStatuses(await currentContext(business), {});
  const overdueIn = async () =>
    buildExceptionLists(await statuses()).flatMap(({ title, lines }) =>
      lines.flatMap(({ reference, words }) => (title.includes("verdue") ? [[title, reference, words]] : [])),
    );
  expect(await overdueIn()).toEqual([["Overdue", "HU2-3", "30 September 2026; 10 days overdue; 1 action overdue"]]);
  expect(buildExceptionLists(await statuses()).map(({ title }) => title)).not.toContain("Actions overdue");
  expect(buildOutstandingLines(await statuses()).map(({ reference }) => reference)).not.toContain("HU2-3");

  await addAction(business, { reference: "HU2-4", ...owed, agencyId: `${agencies.earlyHelp}`, dueOn: "2026-10-12" });
  const owner = { agencyId: `${agencies.earlyHelp}`, basis: "assigned", reason: "They run the course." } as const;
  const seen = (await statuses()).find(({ reference }) => reference === "HU2-3")?.owner?.trail ?? 0;
  await assignOwner(business, { reference: "HU2-3", ...owner, seen });
  setToday("2026-10-20");
  expect(await overdueIn()).toEqual([
    ["Overdue", "HU2-3", "30 September 2026; 20 days overdue; owner since 10 October 2026; 1 action overdue"],
    ["Actions overdue", "HU2-4", "1 action"],
  ]);
});
