import { beforeAll, expect, test } from "vitest";
import { addDays, dateOf, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { addAgency, dissolveAgency } from "#lib/partnership/agencies.commands.ts";
import { requestNewDate, setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { countStatuses } from "#lib/status/queries.ts";
import { inviteAs, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { decisionLines, questionLines } from "./decisions.labels.ts";
import { listOwnDecisions } from "./decisions.queries.ts";
import { listToDecide } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
let colleague: Viewer;
beforeAll(async () => {
  cast = await seedTestUsers();
  colleague = await inviteAs("executive");
});

const today = dateOf(now());

async function linesFor(viewer: Viewer) {
  const own = await listOwnDecisions(await currentContext(viewer));
  return [...decisionLines(own, viewer), ...questionLines(own, today)].map(({ label, note }) => `${label}: ${note}`);
}

test("a member of the Executive is shown what they can decide, without their own requests", async () => {
  const due = await setDueDate(cast.business, { reference: "HU2-2", dueOn: addDays(today, 30), reason: "Agreed." });
  const later = { reference: "HU2-2", dueOn: addDays(today, 60), reason: "Staff left.", interimRisk: "None." };
  await requestNewDate(cast.executive, { ...later, seen: due.trail });
  expect(await linesFor(cast.executive)).toEqual(["Confirm the owner of HU2-5: KSCMP Executive is proposed"]);
  expect((await linesFor(colleague)).map((line) => line.replace(/:.*/, ""))).toEqual([
    "Decide on the due date of HU2-2",
    "Confirm the owner of HU2-5",
  ]);
});

test("a question is shown to the person who asked it, while it has no answer", async () => {
  await askQuestion(cast.executive, { reference: "HU2-1", words: "How many wards?" });
  expect(await linesFor(cast.executive)).toContain("Your question on HU2-1: not answered for 0 days");
  expect((await linesFor(colleague)).join()).not.toContain("HU2-1");
});

test("an owner that no one has proposed waits, but is not theirs to confirm", async () => {
  const { earlyHelp: agencyId } = cast.agencies;
  const { trail } = await addAgency(cast.business, { name: "Schools" });
  const successorIds = [trail, cast.agencies.nhs];
  await dissolveAgency(cast.business, { agencyId, dissolvedOn: today, successorIds });
  expect((await linesFor(colleague)).join()).not.toContain("HU2-4");
  const ctx = await currentContext(cast.business);
  const all = await listToDecide(ctx, await countStatuses(ctx, { listing: {}, lastMeeting: null }), 12);
  const lines = decisionLines(all, cast.business);
  expect(lines.find(({ label }) => label === "Owner of HU2-4")).toEqual({
    href: "/recommendations/HU2-4",
    label: "Owner of HU2-4",
    note: "KCC Early Help was dissolved, and has several successors",
  });
});

test("of many decisions the first of each kind is shown, with the number of all", async () => {
  const own = await listOwnDecisions(await currentContext(colleague));
  const [owner] = own.owners;
  if (!owner) throw new Error("no owner to confirm");
  const many = { ...own, owners: [owner, owner], counts: { ...own.counts, owners: 1200 } };
  expect(decisionLines(many, colleague).map(({ label }) => label)).toEqual([
    "Decide on the due date of HU2-2",
    "Confirm the owner of HU2-5",
    "All 1,200 owners to be confirmed",
  ]);
});
