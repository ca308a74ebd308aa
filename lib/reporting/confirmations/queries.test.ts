import { beforeAll, expect, test } from "vitest";
import { addDays, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { addAgency } from "#lib/partnership/agencies.commands.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { requestNewDate, setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner, confirmOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { askForResponse } from "#lib/recommendations/responses/commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { heldSentence } from "./labels.ts";
import { findConfirmation } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
const MINUTES = 60_000;
const meetingDay = addDays(dateOf(now()), 24);
const dueOn = addDays(dateOf(now()), 90);

beforeAll(async () => {
  cast = await seedTestUsers();
  await scheduleMeeting(cast.business, { title: "Executive", heldOn: meetingDay });
});

const confirmed = async (viewer: Viewer, { trail }: { trail: number }) =>
  findConfirmation(await currentContext(viewer), trail);

const onTrack = { reference: "HU2-3", rating: "on-track", seen: 0, done: "Two sessions are new." } as const;

test("an update is confirmed with the meeting that reads it and the next task of its author", async () => {
  const posted = await postUpdate(cast.leads.training, onTrack);
  await askQuestion(cast.executive, { reference: "HU2-3", words: "Who comes?" });
  expect(await confirmed(cast.leads.training, posted)).toEqual({
    trail: posted.trail,
    reference: "HU2-3",
    happened: "Update posted",
    after: `The Executive will see it at the meeting of ${formatDate(meetingDay)}.`,
    next: {
      words: "Answer the question on HU2-3",
      href: expect.stringMatching(/^\/recommendations\/HU2-3\/questions\/\d+$/),
      left: null,
    },
  });
});

test("no one else is told, and its author only for ten minutes", async () => {
  const posted = await postUpdate(cast.leads.nhs, { ...onTrack, reference: "HU2-1" });
  for (const viewer of [cast.business, cast.executive, cast.viewer, cast.leads.training])
    expect(await confirmed(viewer, posted)).toBeNull();
  const ctx = await currentContext(cast.leads.nhs);
  const later = (minutes: number) => ({ ...ctx, asOf: { ...ctx.asOf, instant: now() + minutes * MINUTES } });
  expect(await findConfirmation(later(9), posted.trail)).not.toBeNull();
  expect(await findConfirmation(later(11), posted.trail)).toBeNull();
  expect(await findConfirmation(ctx, posted.trail + 1000)).toBeNull();
});

test("the update that was just posted is not offered again", async () => {
  const delivered = { ...onTrack, reference: "HU2-4", rating: "delivered" } as const;
  const posted = await postUpdate(cast.leads.earlyHelp, delivered);
  expect((await confirmed(cast.leads.earlyHelp, posted))?.next).toEqual({
    words: "Ask for sign-off on HU2-4",
    href: "/recommendations/HU2-4/sign-off",
    left: null,
  });
});

test("a text that is held for review is confirmed as held", async () => {
  const text = { ...onTrack, reference: "HU2-5", done: "Baby A’s mother came." };
  const held = await postUpdate(cast.leads.executive, text, { postAnyway: true });
  expect((await confirmed(cast.leads.executive, held))?.after).toBe(heldSentence);
});

test("the business team is offered the next recommendation that lacks the same", async () => {
  const set = await setDueDate(cast.business, { reference: "HU2-1", dueOn, reason: "Agreed." });
  expect((await confirmed(cast.business, set))?.next).toEqual({
    words: "Set the due date of HU2-2",
    href: "/recommendations/HU2-2/due-date",
    left: "4 recommendations left without a due date",
  });
});

test("a response is said to be awaited only where the rating is shown so", async () => {
  const ask = async (reference: string) =>
    (await confirmed(cast.business, await askForResponse(cast.business, { reference, dueOn, seen: 0 })))?.after;
  const owed = `Its owner’s response is owed by ${formatDate(dueOn)}.`;
  expect(await ask("HU2-4")).toBe(
    `${owed} It is still shown as delivered, not yet assured, with the response that is owed beside it.`,
  );
  expect(await ask("HU2-2")).toBe(`${owed} It is shown as awaiting a response until its owner responds.`);
});

test("an owner for whom no one signs in is to be sent what it needs", async () => {
  const assign = async (agencyId: number) => {
    const ctx = await currentContext(cast.business);
    const { owner } = await getOwnership(ctx, await getRecommendation(ctx, "HU2-3"));
    const given = {
      reference: "HU2-3",
      agencyId,
      basis: "assigned",
      reason: "It fits.",
      seen: owner?.trail ?? 0,
    } as const;
    return (await confirmed(cast.business, await assignOwner(cast.business, given)))?.after;
  };
  const { trail: schools } = await addAgency(cast.business, { name: "Schools" });
  expect(await assign(schools)).toBe(
    "No one at Schools signs in: send them the return by file, which is on the page of that agency.",
  );
  const { trail: regulator } = await addAgency(cast.business, { name: "The Regulator", isOutside: true });
  expect(await assign(regulator)).toBe(
    "No one at The Regulator signs in: write to them, and enter the response that they send.",
  );
  expect(await assign(cast.agencies.nhs)).toBe("It is now in the work of the owner.");
});

test("an Executive member who decides is offered the next decision, and not on a request of their own", async () => {
  const propose = async (reference: string) => {
    const ctx = await currentContext(cast.business);
    const { owner } = await getOwnership(ctx, await getRecommendation(ctx, reference));
    const assigned = {
      reference,
      agencyId: cast.agencies.executive,
      basis: "proposed",
      reason: "It fits.",
      seen: owner?.trail ?? 0,
    } as const;
    return (await assignOwner(cast.business, assigned)).trail;
  };
  const [first, second] = [await propose("HU2-2"), await propose("HU2-5")];
  const { trail: seen } = await setDueDate(cast.business, { reference: "HU2-2", dueOn, reason: "Agreed." });
  const later = { reference: "HU2-2", dueOn: addDays(dueOn, 30), reason: "Late.", interimRisk: "Small.", seen };
  await requestNewDate(cast.executive, later);
  const one = await confirmOwner(cast.executive, { reference: "HU2-2", seen: first });
  expect((await confirmed(cast.executive, one))?.next).toEqual({
    words: "Confirm the owner of HU2-5",
    href: "/recommendations/HU2-5/owner/confirm",
    left: "1 decision left to make",
  });
  const two = await confirmOwner(cast.executive, { reference: "HU2-5", seen: second });
  expect((await confirmed(cast.executive, two))?.next).toBeNull();
});
