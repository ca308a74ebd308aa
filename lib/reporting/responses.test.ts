import { beforeAll, expect, test } from "vitest";
import { addDays, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { askForResponse, respond } from "#lib/recommendations/responses/commands.ts";
import { closeNotPursued } from "#lib/recommendations/sign-off/commands.ts";
import { listing } from "#lib/status/listing.rules.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { agendaOf } from "./agenda/queries.ts";
import { buildPaper, draftCover } from "./papers/draft.queries.ts";
import { listForExport } from "./recommendation-list.queries.ts";
import { decisionLines } from "./tasks/decisions.labels.ts";
import { listOwnDecisions } from "./tasks/decisions.queries.ts";
import { leadTaskLine } from "./tasks/lead-task.labels.ts";
import { workOfBusinessTeam, workOfLead } from "./tasks/queries.ts";

withTestDatabase();
let users: TestUsers;
const today = dateOf(now());
const [soon, past] = [addDays(today, 60), addDays(today, -2)];
const reason = "It is for the regulator to decide.";
let asked: number;

beforeAll(async () => {
  users = await seedTestUsers();
  await scheduleMeeting(users.business, { title: "Executive", heldOn: addDays(today, 3) });
  asked = (await askForResponse(users.business, { reference: "HU2-4", dueOn: soon, seen: 0 })).trail;
  await askForResponse(users.business, { reference: "HU2-1", dueOn: past, seen: 0 });
});

const business = () => currentContext(users.business);

async function paper() {
  const ctx = await business();
  const meeting = await getMeeting(ctx, addDays(today, 3));
  return buildPaper(ctx, meeting, await draftCover(ctx, meeting));
}

test("the lead of the owner is led to the response, which is late after its day", async () => {
  const lineOf = async (lead: TestUsers["business"], reference: string) => {
    const { tasks } = await workOfLead(await currentContext(lead));
    return tasks.map(leadTaskLine).find(({ label }) => label === `Respond to ${reference}`);
  };
  const owed = { href: "/recommendations/HU2-4/respond", isLate: false };
  const line = await lineOf(users.leads.earlyHelp, "HU2-4");
  expect(line).toMatchObject(owed);
  expect(line?.note).toContain(`response owed by ${formatDate(soon)}`);
  const late = await lineOf(users.leads.nhs, "HU2-1");
  expect(late).toMatchObject({ isLate: true });
  expect(late?.note).toContain("response 2 days overdue");
});

test("the business team sees which is late, in its work, the list and the paper", async () => {
  const { listed, summary } = await workOfBusinessTeam(await business());
  expect(listed["response-late"].map(({ reference }) => reference)).toEqual(["HU2-1"]);
  expect(summary).toMatchObject({ responsesLate: 1, notAccepted: 0, byStatus: { "awaiting-response": 2 } });
  const rows = await listForExport(await business(), listing.parse({ rating: "awaiting-response" }));
  expect(rows.map(({ reference, notes }) => [reference, notes.at(0)])).toEqual([
    ["HU2-1", "response 2 days overdue"],
    ["HU2-4", `response owed by ${formatDate(soon)}`],
  ]);
  const { exceptions, details, key } = await paper();
  expect(exceptions.find(({ title }) => title === "Awaiting a response")?.lines).toHaveLength(2);
  expect(details.find(({ reference }) => reference === "HU2-1")?.particulars).toContainEqual({
    name: "Response",
    words: "Response 2 days overdue",
  });
  expect(key.map(({ name }) => name)).toContain("Awaiting a response");
});

test("what is not accepted waits for the Executive, with the reason, until it is closed", async () => {
  await respond(users.leads.earlyHelp, { reference: "HU2-4", answer: "not-accepted", reason, seen: asked });
  const lines = async () =>
    decisionLines(await listOwnDecisions(await currentContext(users.executive)), users.executive);
  const line = {
    href: "/recommendations/HU2-4/not-pursued",
    label: "Decide what becomes of HU2-4",
    note: "KCC Early Help does not accept it",
  };
  expect(await lines()).toContainEqual(line);
  const ctx = await currentContext(users.executive);
  const agenda = await agendaOf(ctx, await getMeeting(ctx, addDays(today, 3)));
  expect(agenda.find(({ reference }) => reference === "HU2-4")?.waiting.map(({ kind }) => kind)).toContain(
    "not-accepted",
  );
  const { toDecide, details } = await paper();
  expect(toDecide).toContainEqual(
    expect.objectContaining({
      reference: "HU2-4",
      words: "KCC Early Help does not accept it: is it to be closed as not pursued?",
    }),
  );
  expect(details.find(({ reference }) => reference === "HU2-4")?.particulars).toContainEqual({
    name: "Response",
    words: `Not accepted by KCC Early Help, ${formatDate(today)}. ${reason}`,
  });
  await closeNotPursued(users.executive, { reference: "HU2-4", reason: "Superseded.", seen: 0 });
  expect(await lines()).not.toContainEqual(line);
});
