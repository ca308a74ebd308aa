import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { csv, pdf, programNamedAsDocument } from "../support/files.ts";
import { chooseFile, daysAgo, evidencePlace, follow, giveEvidence, press, sendInstead } from "../support/forms.ts";
import { expect, test } from "../support/journey.ts";
import * as steps from "../support/steps.ts";

const HU23 = "/recommendations/HU2-3";
const HU24 = "/recommendations/HU2-4";

/** Sends a form that is refused, and looks at the page it comes back on. */
async function refuse(page: Page, name: string, path: string, button: string, fill?: () => Promise<unknown>) {
  await page.goto(path);
  await fill?.();
  expect(await press(page, button), name).toBe(422);
  await expectAccessible(page, name);
}

test("an update, with mistakes and with an identifier", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const update = (name: string, fill?: () => Promise<unknown>) =>
    refuse(lead, name, `${HU24}/update`, "Post the update", fill);
  await update("post an update, nothing answered");
  await update("post an update, half answered, with two files", async () => {
    await lead.getByLabel(/^What has been done since/).fill("All twelve districts share plans.");
    await lead.getByRole("radio", { name: "At risk" }).check();
    const shows = "Shows what was done";
    await giveEvidence(await evidencePlace(lead, 1), { file: pdf("minutes.pdf", "Minutes"), title: "Minutes", shows });
    await giveEvidence(await evidencePlace(lead, 2), { file: csv("shared.csv", [["North", 28]]), trueOn: daysAgo(3) });
  });
  await update("post an update that may identify a child", async () => {
    await lead.getByLabel(/^What has been done since/).fill("Baby A was seen at home on time.");
    await lead.getByLabel("What difference has it made?").fill("The record of 943 476 5919 is complete.");
    await lead.getByRole("radio", { name: "On track" }).check();
  });
});

test("an update whose file is refused as it is chosen", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto(`${HU24}/update`);
  const place = await evidencePlace(lead, 1);
  expect(await chooseFile(lead, place, programNamedAsDocument("report.pdf"))).toBe(422);
  await expect(place).toContainText("but it is a program or script");
  await expectAccessible(lead, "post an update, with a file that was refused");
});

test("dates that are refused", async ({ tracker, signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const asked = { dueOn: tracker.day(-1), reason: "One partner is late.", interimRisk: "Small: plans go by post." };
  expect(await steps.askForDate(lead, "HU2-4", asked)).toBe(422);
  await expectAccessible(lead, "ask for a due date that has passed");

  const training = await signedInAs("lead", "KSCMP training");
  await refuse(
    training,
    "an action due on a day that has passed",
    `${HU23}/actions/add`,
    "Add the action",
    async () => {
      await training.getByLabel("What is to be done?").fill("Write one glossary for all five sessions.");
      await training.getByLabel("Due on").fill(tracker.day(-1));
    },
  );
  const february = `${Number(tracker.day().slice(0, 4)) + 1}-02-30`;
  await training.getByLabel("Due on").fill(tracker.day(10));
  await sendInstead(training, "**/actions/add", { day: tracker.day(10), other: february });
  expect(await press(training, "Add the action")).toBe(422);
  await expectAccessible(training, "an action due on 30 February");

  await training.goto("/my-work");
  await follow(training.getByRole("link", { name: "Update an action on HU2-3" }));
  await training.getByRole("radio", { name: "Done", exact: true }).check();
  expect(await press(training, "Save")).toBe(422);
  await expectAccessible(training, "an action done, without the day");
});

test("forms of the Executive and the business team", async ({ signedInAs }) => {
  const executive = await signedInAs("executive");
  await refuse(executive, "a question without words", `${HU24}/questions/ask`, "Ask the question", () =>
    executive.getByLabel("At which meeting?").selectOption({ index: 1 }),
  );

  const business = await signedInAs("business");
  await refuse(business, "a meeting without a day", "/board/meetings/add", "Add the meeting");
  await refuse(business, "an invitation with mistakes", "/people/invite", "Invite them", async () => {
    await business.getByLabel("Name", { exact: true }).fill("Sam Taylor");
    await business.getByRole("radio", { name: /^Lead/ }).check();
  });
  await refuse(business, "an agency whose name is taken", "/agencies/add", "Add the agency", () =>
    business.getByLabel("Name").fill("KSCMP Training"),
  );
  await refuse(business, "an owner without a reason", "/recommendations/HU2-5/owner", "Save the owner", () =>
    business.getByRole("radio", { name: "Proposed" }).check(),
  );
  await refuse(business, "an assessment without a reason", `${HU24}/assess`, "Post your rating", () =>
    business.getByRole("radio", { name: "At risk" }).check(),
  );
});

test("a handover without a successor", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto("/people/invite");
  await business.getByLabel("Name", { exact: true }).fill("Noor Ahmed");
  await business.getByLabel("E-mail address").fill("noor@example.org");
  await business.getByRole("radio", { name: /^Lead/ }).check();
  await business.getByRole("combobox", { name: "Agency" }).selectOption({ label: "KCC Early Help" });
  expect(await press(business, "Invite them")).toBe(303);
  await expectAccessible(business, "a person who was just invited");
  await business.goto("/people");
  await follow(business.getByRole("link", { name: "Sample lead of KCC Early Help", exact: true }));
  await follow(business.getByRole("link", { name: "Hand over their work" }));
  await business.getByLabel("Why?").fill("Leaves at the end of the month.");
  expect(await press(business, "Hand over")).toBe(422);
  await expectAccessible(business, "hand over, to no one");
});

test("two posts about one thing at once", async ({ tracker, signedInAs }) => {
  const [first, second] = [await signedInAs("business"), await signedInAs("business")];
  const path = "/recommendations/HU2-2/owner";
  for (const [page, agency] of [
    [first, "NHS Kent and Medway"],
    [second, "KCC Early Help"],
  ] as const) {
    await page.goto(path);
    await page.getByRole("combobox", { name: "Agency" }).selectOption({ label: agency });
    await page.getByRole("radio", { name: "Assigned by the partnership" }).check();
    await page.getByLabel("Why this agency?").fill("It runs the service.");
  }
  expect(await press(first, "Save the owner")).toBe(303);
  expect(await press(second, "Save the owner")).toBe(409);
  await expectAccessible(second, "an owner that another person changed meanwhile");

  const lead = await signedInAs("lead", "KCC Early Help");
  const asked = { dueOn: tracker.day(200), reason: "One partner is late.", interimRisk: "Small: plans go by post." };
  expect(await steps.askForDate(lead, "HU2-4", asked)).toBe(303);
  const executives = [await signedInAs("executive"), await signedInAs("executive")] as const;
  for (const page of executives) {
    await page.goto(`${HU24}/new-date/decide`);
    await page.getByRole("radio", { name: "Accept the new date" }).check();
    await page.getByLabel("Why?").fill("The reason is sound.");
  }
  expect(await press(executives[0], "Record the decision")).toBe(303);
  await executives[1].getByRole("radio", { name: "Refuse it" }).check();
  expect(await press(executives[1], "Record the decision")).toBe(409);
  await expectAccessible(executives[1], "a decision that another person made meanwhile");
});

test("a handover to a lead who was disabled meanwhile", async ({ signedInAs }) => {
  const [business, other] = [await signedInAs("business"), await signedInAs("business")];
  await business.goto("/people");
  await follow(business.getByRole("link", { name: "Sample lead of KCC Early Help", exact: true }));
  await follow(business.getByRole("link", { name: "Hand over their work" }));
  await business.getByLabel("New lead").selectOption({ label: "Noor Ahmed, KCC Early Help" });
  await business.getByLabel("Why?").fill("Left the agency.");
  await other.goto("/people");
  await follow(other.getByRole("link", { name: "Noor Ahmed", exact: true }));
  await follow(other.getByRole("link", { name: "Disable access" }));
  await other.getByLabel("Why?").fill("Left, too.");
  expect(await press(other, "Disable Noor Ahmed")).toBe(303);
  await expectAccessible(other, "a person who is disabled");
  expect(await press(business, "Hand over")).toBe(422);
  await expectAccessible(business, "hand over, to a person who is disabled");
});
