import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { csv } from "../support/files.ts";
import { daysAgo, follow, press } from "../support/forms.ts";
import { expect, test } from "../support/journey.ts";
import { accept, invite } from "../support/people.ts";
import * as steps from "../support/steps.ts";

const page = (number: number) => `/recommendations/HU2-${number}`;

async function visit(on: Page, path: string, name: string) {
  await on.goto(path);
  await expectAccessible(on, name);
}

test("updates and evidence", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto(page(4));
  await follow(lead.getByRole("link", { name: "Correct this update" }).first());
  await lead.getByLabel(/^What has been done/).fill("Plans were shared in 82 of 120 families that agreed.");
  expect(await press(lead, "Post the correction")).toBe(303);
  await expectAccessible(lead, "a recommendation with a corrected update");
  const file = csv("letters.csv", [["North", 28]]);
  const shows = "Shows what difference it made";
  const given = { file, title: "Letters sent", shows, trueOn: daysAgo(3) } as const;
  expect(await steps.addEvidence(lead, "HU2-4", given)).toBe(303);
  const update = { rating: "At risk", done: "All twelve districts share plans.", inTheWay: "No secure mailbox yet." };
  expect(await steps.postUpdate(lead, "HU2-4", update)).toBe(303);
  await expectAccessible(lead, "a recommendation with a new update");

  const business = await signedInAs("business");
  await business.goto(page(4));
  await follow(business.getByRole("link", { name: /^Remove ?: Letters sent/ }).first());
  await business.getByLabel("Why?").fill("It was about one family.");
  expect(await press(business, "Remove it for good")).toBe(303);
  await visit(await signedInAs("viewer"), page(4), "a recommendation from which a file was removed");

  const nhs = await signedInAs("lead", "NHS Kent and Medway");
  await nhs.goto(`${page(1)}/update`);
  await nhs.getByRole("radio", { name: "Nothing has changed" }).check();
  expect(await press(nhs, "Post the update")).toBe(303);
  await expectAccessible(nhs, "a recommendation where nothing has changed");
});

test("what a lead typed and did not post", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto(`${page(4)}/update`);
  await steps.typeAndPause(lead, "All districts share plans.");
  await lead.goto(`${page(4)}/update`);
  await expect(lead.getByText(/^This is what you typed here on /)).toBeVisible();
  await expectAccessible(lead, "post an update, with what was typed before");
  expect(await press(lead, "Start again")).toBe(303);
});

test("a question, its answer and the next", async ({ signedInAs }) => {
  const [executive, lead] = [await signedInAs("executive"), await signedInAs("lead", "KCC Early Help")];
  expect(await steps.ask(executive, "HU2-4", "In which districts are no plans shared yet?", 1)).toBe(303);
  await expectAccessible(executive, "a recommendation with a question that waits");
  await visit(executive, "/board", "the board with a question that waits");
  await visit(lead, "/my-work", "the work of a lead who is asked");
  await lead.goto("/agencies");
  await follow(lead.getByRole("main").getByRole("link", { name: "KCC Early Help", exact: true }).first());
  await expectAccessible(lead, "an agency with a question that waits");
  await lead.goto("/my-work");
  await follow(lead.getByRole("link", { name: "Answer a question on HU2-4" }));
  const thread = new URL(lead.url()).pathname;
  await expectAccessible(lead, "answer a question");
  await lead.getByLabel("Your answer").fill("In West alone; it begins there next month.");
  expect(await press(lead, "Post the answer")).toBe(303);
  await visit(executive, thread, "a question that is answered");
  await executive.getByLabel("What is still open?").fill("What keeps West from beginning now?");
  expect(await press(executive, "Ask again")).toBe(303);
  await visit(lead, thread, "a question that was asked again");
});

test("an assessment beside the owner’s rating", async ({ signedInAs }) => {
  const [business, viewer] = [await signedInAs("business"), await signedInAs("viewer")];
  expect(await steps.assess(business, "HU2-1", "Off track", "Two wards have sent nothing.")).toBe(303);
  await expectAccessible(business, "a recommendation assessed beside its owner");
  await visit(viewer, "/board", "the board with an assessment beside the owner’s");
  await visit(viewer, "/recommendations?rating=off-track", "the list with an assessment beside the owner’s");
});

test("actions", async ({ tracker, signedInAs }) => {
  const lead = await signedInAs("lead", "KSCMP training");
  await lead.goto(`${page(3)}/actions/add`);
  await lead.getByLabel("What is to be done?").fill("Write one glossary for all five sessions.");
  await lead.getByRole("radio", { name: /^Content: / }).check();
  await lead.getByLabel("Due on").fill(tracker.day(10));
  expect(await press(lead, "Add the action")).toBe(303);
  await expectAccessible(lead, "a recommendation with a new action");
  const actions = lead.getByRole("region", { name: "What it asks for" });
  const districts = actions.getByRole("listitem").filter({ hasText: "Agree with two more districts" });
  await follow(districts.getByRole("link", { name: /^Update this action/ }));
  await lead.getByRole("radio", { name: "Dropped" }).check();
  await lead.getByLabel("Note").fill("Every district gives it already.");
  expect(await press(lead, "Save")).toBe(303);
  await expectAccessible(lead, "a recommendation with a dropped action");
});

test("the owner is confirmed, and nothing is left to decide", async ({ signedInAs }) => {
  const executive = await signedInAs("executive");
  await executive.goto(`${page(5)}/owner/confirm`);
  expect(await press(executive, "Confirm KSCMP Executive")).toBe(303);
  await expectAccessible(executive, "a recommendation whose owner is confirmed");
  const nhs = await signedInAs("lead", "NHS Kent and Medway");
  expect(await steps.answer(nhs, "HU2-1", "All eleven wards; 140 midwives so far.")).toBe(303);
  const early = await signedInAs("lead", "KCC Early Help");
  expect(await steps.answer(early, "HU2-4", "A secure mailbox; it is ordered.")).toBe(303);
  await executive.goto("/board");
  await expect(executive.getByRole("region", { name: "For you to decide" })).toContainText("Nothing to decide.");
  await expectAccessible(executive, "the board with nothing to decide");
});

test("a paper is issued, and its meeting records what it decided", async ({ signedInAs }) => {
  const [business, executive] = [await signedInAs("business"), await signedInAs("executive")];
  await business.goto("/board/meetings");
  await follow(
    business
      .getByRole("main")
      .getByRole("listitem")
      .getByRole("link", { name: /\d{4}$/ })
      .first(),
  );
  const meeting = new URL(business.url()).pathname;
  await steps.issuePaper(business, meeting, { title: "Where we are", risks: "None is known." });
  await executive.goto("/board/meetings");
  await follow(
    executive
      .getByRole("main")
      .getByRole("rowheader")
      .getByRole("link", { name: /\d{4}$/ })
      .first(),
  );
  const past = new URL(executive.url()).pathname;
  await visit(executive, `${past}/decisions`, "record the decisions");
  await visit(executive, `${past}/decisions?item=HU2-4:note`, "record the decisions, with one open");
  await executive.getByLabel("What the meeting noted").fill("It thanked the districts.");
  expect(await press(executive, "Save the note")).toBe(303);
  await visit(executive, past, "a meeting with what it decided");
  await executive.goto("/board/changes");
  await expect(executive.getByRole("main")).toContainText("It thanked the districts");
  await expectAccessible(executive, "what has changed since a paper");
});

test("agencies that were renamed, and dissolved with two successors", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto("/agencies/add");
  await business.getByLabel("Name").fill("Medway Council");
  expect(await press(business, "Add the agency")).toBe(303);
  await follow(business.getByRole("link", { name: "Rename" }));
  await business.getByLabel("New name").fill("Medway Children’s Services");
  expect(await press(business, "Save the new name")).toBe(303);
  await expectAccessible(business, "an agency that was renamed");
  await business.goto("/agencies");
  await follow(business.getByRole("link", { name: "KCC Early Help", exact: true }));
  await follow(business.getByRole("link", { name: "Dissolve" }));
  expect(await press(business, "Dissolve KCC Early Help")).toBe(422);
  await expectAccessible(business, "dissolve an agency, with mistakes");
  await business.getByLabel("Date of dissolution").fill(daysAgo(0));
  await business.getByRole("checkbox", { name: "Medway Children’s Services" }).check();
  await business.getByRole("checkbox", { name: "NHS Kent and Medway" }).check();
  expect(await press(business, "Dissolve KCC Early Help")).toBe(303);
  await expectAccessible(business, "an agency with two successors");
  await visit(business, page(4), "a recommendation whose owner was dissolved");
});

test("a long history, and that of a person with a name that does not break", async ({
  signedInAs,
  newcomer,
  tracker,
}) => {
  const [business, named] = [await signedInAs("business"), await newcomer()];
  const name = '=HYPERLINK("https://example.org")';
  await accept(named, await invite(business, { name, email: "formula@example.org", role: /^Business team/ }));
  for (let meeting = 0; meeting < 14; meeting++) await steps.addMeeting(named, tracker.day(1000 + meeting));
  await business.goto("/history");
  await business.getByLabel("Person").selectOption({ label: name });
  await follow(business.getByRole("button", { name: "Show" }));
  await expect(business.getByRole("table")).toContainText(name);
  await expectAccessible(business, "the history of a person named as a formula");
  await business.goto("/history");
  await follow(business.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Earlier" }));
  await expectAccessible(business, "an earlier page of the history");
});
