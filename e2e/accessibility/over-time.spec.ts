import { expectAccessible } from "../support/accessibility.ts";
import { csv } from "../support/files.ts";
import { follow, press, timelineEvents } from "../support/forms.ts";
import { expect, test } from "../support/journey.ts";
import { accept, invite } from "../support/people.ts";
import * as steps from "../support/steps.ts";

test.use({ clockMoves: true });

const HU22 = "/recommendations/HU2-2";
const HU24 = "/recommendations/HU2-4";
const TRAINING = { agency: "KSCMP training", lead: "Sample lead of KSCMP training" };

test("a recommendation from its sign-off to its reopening", async ({ tracker, signedInAs }) => {
  const business = await signedInAs("business");
  const lead = await signedInAs("lead", TRAINING.agency);
  const executive = await signedInAs("executive");
  expect(await steps.assign(business, "HU2-2", { ...TRAINING, reason: "It trains the visitors." })).toBe(303);
  const delivered = { rating: "Delivered", done: "Every family is offered a visit.", difference: "Nine in ten." };
  expect(await steps.postUpdate(lead, "HU2-2", delivered)).toBe(303);
  await lead.goto(`${HU22}/sign-off`);
  await expect(lead.getByRole("main")).toContainText("The Executive cannot accept it without");
  await expectAccessible(lead, "ask for sign-off, without evidence of the difference");
  expect(await press(lead, "Ask for sign-off")).toBe(303);

  await executive.goto(`${HU22}/sign-off/decide`);
  await expect(executive.getByRole("radio", { name: /^Accept it/ })).toHaveCount(0);
  await expectAccessible(executive, "a sign-off that can't be accepted");
  expect(await steps.decide(executive, { choice: "Return it", reason: "The share, by district." })).toBe(303);

  const file = csv("families-seen.csv", [["North", 120, 109]]);
  const shows = "Shows what difference it made";
  const given = { file, title: "Families seen", shows, trueOn: tracker.day(-2) } as const;
  expect(await steps.addEvidence(lead, "HU2-2", given)).toBe(303);
  await lead.goto(`${HU22}/sign-off`);
  await expect(lead.getByRole("main")).toContainText("Returned by the Executive");
  await expectAccessible(lead, "ask for sign-off again");
  expect(await press(lead, "Ask for sign-off")).toBe(303);
  await executive.goto(`${HU22}/sign-off/decide`);
  await expectAccessible(executive, "decide on a sign-off with evidence");
  expect(await steps.decide(executive, { choice: "Accept it: complete", reason: "Nine in ten." })).toBe(303);
  const later = { rating: "Delivered", done: "A film was made about it." };
  expect(await steps.postUpdate(lead, "HU2-2", later)).toBe(303);
  await expectAccessible(lead, "a recommendation with an update after its acceptance");

  await lead.goto("/recommendations/HU2-3/actions/add");
  await lead.getByLabel("What is to be done?").fill("Give the course twice in the west.");
  await lead.getByLabel("Due on").fill(tracker.day(2));
  expect(await press(lead, "Add the action")).toBe(303);

  await tracker.moveOn(190);
  const [afterwards, viewer] = [await signedInAs("executive"), await signedInAs("viewer")];
  await expectAccessible(viewer, "the board with an overdue action and a re-check");
  await viewer.goto("/recommendations/HU2-3");
  await expect(viewer.getByRole("region", { name: "What it asks for" })).toContainText("days overdue");
  await expectAccessible(viewer, "a recommendation with an overdue action");
  await afterwards.goto(`${HU22}/re-check`);
  await expectAccessible(afterwards, "look at a complete recommendation again");
  expect(await steps.decide(afterwards, { choice: "Reopen it", reason: "The share fell." })).toBe(303);
  await expectAccessible(afterwards, "a recommendation that was reopened");
});

test("a passage that is removed from a held update", async ({ tracker, signedInAs }) => {
  const [lead, business] = [await signedInAs("lead", "KCC Early Help"), await signedInAs("business")];
  const held = await steps.postHeld(lead, "HU2-4", { rating: "On track", done: "Baby A of Harbour Street was seen." });
  await expectAccessible(lead, "a recommendation with a held update, for its author");
  await tracker.moveOn(1);
  await business.goto(tracker.signInLink("business"));
  await business.goto(HU24);
  const entry = timelineEvents(business, "Update: On track").filter({ hasText: "was seen." });
  await expectAccessible(business, "a recommendation with a held update, for the business team");
  await follow(entry.getByRole("link", { name: /^Remove a passage from this entry/ }));
  await expectAccessible(business, "remove a passage");
  for (const [passage, status] of [
    ["Baby B of Harbour Street", 422],
    ["Baby A of Harbour Street", 303],
  ] as const) {
    await business.getByLabel("Passage to remove").fill(passage);
    await business.getByLabel("Why?").fill("It named a child.");
    expect(await press(business, "Remove it for good")).toBe(status);
    if (status === 422) await expectAccessible(business, "remove a passage that is not in the text");
  }
  await business.goto(HU24);
  await expectAccessible(business, "a recommendation from which a passage was removed");
  await business.goto(`/held/${held}`);
  await expectAccessible(business, "a held update from which a passage was removed");
});

test("a handover, from its offer to its acceptance", async ({ signedInAs, newcomer }) => {
  const [business, viewer, successor] = [await signedInAs("business"), await signedInAs("viewer"), await newcomer()];
  const noor = { name: "Noor Ahmed", email: "noor@example.org", role: /^Lead/, agency: "KCC Early Help" };
  await accept(successor, await invite(business, noor));
  const leaver = "Sample lead of KCC Early Help";
  expect(await steps.handOver(business, { from: leaver, to: "Noor Ahmed, KCC Early Help", reason: "Leaves." })).toBe(
    303,
  );
  await business.goto("/my-work");
  await expectAccessible(business, "the business team’s work with a handover");
  await viewer.goto(HU24);
  await expectAccessible(viewer, "a recommendation that was handed over");
  await successor.goto("/my-work");
  await expectAccessible(successor, "the work of a successor");
  await follow(successor.getByRole("link", { name: "Accept what was handed over to you" }));
  await expectAccessible(successor, "accept a handover");
  expect(await press(successor, "Accept it")).toBe(303);
  await viewer.reload();
  await expectAccessible(viewer, "a recommendation whose successor accepted it");
  await business.goto("/people");
  await follow(business.getByRole("link", { name: leaver, exact: true }));
  await expectAccessible(business, "a leaver who handed over");
  await business.goto("/people");
  await follow(business.getByRole("link", { name: TRAINING.lead, exact: true }));
  await follow(business.getByRole("link", { name: "Disable access" }));
  await business.getByLabel("Why?").fill("Left the agency.");
  expect(await press(business, `Disable ${TRAINING.lead}`)).toBe(303);
  await business.goto("/my-work");
  await expectAccessible(business, "the business team’s work with work without its lead");
});
