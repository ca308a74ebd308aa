import type { Locator, Page } from "@playwright/test";
import { completeExcelReturn } from "#tests/support/plan-files/completed-return.ts";
import { testReviews } from "#tests/support/plans/contents.ts";
import { planBytes } from "#tests/support/plans/plan-bytes.ts";
import { Random } from "#tests/support/plans/random.ts";
import { sheetPerReview } from "#tests/support/plans/workbook-layouts.ts";
import { daysAgo, follow, press } from "./support/forms.ts";
import { answerNewReview, readPlan } from "./support/import-forms.ts";
import { expect, test } from "./support/journey.ts";
import { fillReview } from "./support/review-forms.ts";
import * as steps from "./support/steps.ts";

// Every step is a form of its own, and none needs JavaScript.
test.use({ javaScriptEnabled: false });

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const AGAIN = "The Kent Support Levels Guidance course should cover its terminology and how to complete a request.";
const OTHER = "Swimming pools should have a lifeguard.";
const OWNER = "KSCMP training";

const reviews = testReviews(new Random(7)).slice(0, 2);
const codes = ["WR1", "WI1"];

const main = (page: Page) => page.getByRole("main");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function boardRow(page: Page, reference: string): Promise<Locator> {
  await page.goto("/board");
  return main(page)
    .getByRole("table", { name: /^Each recommendation/ })
    .getByRole("row", { name: new RegExp(`^${reference} `) });
}

/** Says for each owner that has to be asked that it is an agency to be added. */
async function addOwners(page: Page) {
  for (const owner of await page.getByRole("combobox", { name: /^The agency that “/ }).all())
    if ((await owner.inputValue()) === "") await owner.selectOption("Add it as an agency of this name");
}

test("reviews are imported and added, one repeats 2022, and its owner’s return reaches the board", async ({
  tracker,
  signedInAs,
}) => {
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const meeting = tracker.day(20);

  await test.step("one workbook brings two reviews", async () => {
    const buffer = planBytes(sheetPerReview(reviews).file);
    await readPlan(business, { name: "plans.xlsx", mimeType: EXCEL, buffer });
    for (const [index, code] of codes.entries()) await answerNewReview(business, index, code);
    expect(await press(business, "Save and go on")).toBe(303);
    for (const step of ["What is in each column?", "What do its colours and words mean?"]) {
      await expect(heading(business)).toHaveText(step);
      expect(await press(business, "Save and go on")).toBe(303);
    }
    await addOwners(business);
    expect(await press(business, "Save and go on")).toBe(303);
    const button = business.getByRole("button", { name: /^Import \d+ facts$/ });
    expect(await press(business, (await button.textContent()) ?? "")).toBe(303);
    await expect(main(business)).toContainText("Plan imported");
    for (const [index, code] of codes.entries()) {
      await business.goto(`/recommendations?review=${code}`);
      const wordings = reviews[index]?.recommendations.map(({ wording }) => wording) ?? [];
      const listed = main(business).getByRole("table").first().getByRole("rowheader");
      await expect(listed).toHaveCount(wordings.length);
      await business.goto(`/recommendations/${code}-1`);
      await expect(business.getByRole("blockquote").first()).toHaveText(wordings[0] ?? "");
    }
  });

  await test.step("a third is added by hand, and its owner is assigned", async () => {
    await business.goto("/reviews/add");
    await fillReview(business, "TH1");
    await business.getByLabel("Published on").fill(daysAgo(30));
    await business.getByLabel("Recommendations, as worded").fill(`1. ${AGAIN}\n2. ${OTHER}`);
    expect(await press(business, "Check the review")).toBe(303);
    expect(await press(business, "Publish TH1")).toBe(303);
    const assigned = { agency: OWNER, lead: `Sample lead of ${OWNER}`, reason: "It runs the course." };
    expect(await steps.assign(business, "TH1-1", assigned)).toBe(303);
  });

  await test.step("what was said before is found among all reviews, and linked with a reason", async () => {
    await business.goto("/reviews/TH1");
    await follow(business.getByRole("link", { name: "Said before? Look for the same in other reviews" }));
    await expect(business.getByRole("region", { name: "TH1-1" })).toContainText("HU2-3");
    await expect(business.getByRole("region", { name: "TH1-2" })).toHaveCount(0);
    await follow(business.getByRole("link", { name: "Link TH1-1 with one of them" }));
    await business.getByRole("radio", { name: /^HU2-3/ }).check();
    await business.getByRole("radio", { name: /^Same again/ }).check();
    await business.getByLabel("Why?").fill("Both ask what the course should cover.");
    expect(await press(business, "Link the two")).toBe(303);
    await expect(business.getByRole("region", { name: "In other reviews" })).toContainText("Second time since 2022.");
  });

  await test.step("the board says so", async () => {
    const row = await boardRow(executive, "TH1-1");
    await expect(row).toContainText("second time since 2022");
    await expect(row).toContainText("No update yet");
  });

  await test.step("so does the paper, as a draft and as issued", async () => {
    await steps.addMeeting(business, meeting);
    const repeated = /Second time since 2022; same again as HU2-3 \(Harm to Under 2s in Kent, 2022: overdue/;
    await business.goto(`/board/meetings/${meeting}/paper/cover`);
    expect(await press(business, "Save and view the paper")).toBe(303);
    await expect(main(business)).toContainText("Draft, not issued");
    await expect(business.getByRole("article")).toContainText(repeated);
    await follow(business.getByRole("link", { name: "Issue the paper" }));
    expect(await press(business, "Issue the paper")).toBe(303);
    await executive.goto(`/board/meetings/${meeting}/paper?version=1`);
    await expect(executive.getByRole("article")).toContainText(repeated);
  });

  await test.step("the owner’s lead completes its return in Excel, sees what it changes and posts it", async () => {
    const lead = await signedInAs("lead", OWNER);
    await lead.goto("/my-work");
    await follow(lead.getByRole("link", { name: "Return by file" }));
    const address = await lead.getByRole("link", { name: "Download for Excel" }).getAttribute("href");
    const made = await (await lead.request.get(address ?? "")).body();
    const texts = {
      "What has been done?": "Two sessions are written.",
      "What is in the way?": "No trainer is free.",
    };
    const buffer = completeExcelReturn(made, "TH1-1", { "New rating (choose)": "At risk", ...texts });
    await lead.getByLabel("Completed return").setInputFiles({ name: "completed.xlsx", mimeType: EXCEL, buffer });
    expect(await press(lead, "Show what it changes")).toBe(303);
    const changes = lead.getByRole("table", { name: "Its first update" });
    for (const [name, answer] of Object.entries({ Rating: "At risk", ...texts }))
      await expect(changes.getByRole("row", { name })).toContainText(answer);
    await expect(main(lead)).toContainText("HU2-3: nothing is posted.");
    expect(await press(lead, "Post 1 update")).toBe(303);
    await expect(lead.getByRole("status").first()).toContainText("Posted 1 update, on TH1-1.");
  });

  await test.step("the board shows the new rating, and still that it was said before", async () => {
    const row = await boardRow(executive, "TH1-1");
    await expect(row).toContainText("At risk");
    await expect(row).toContainText("second time since 2022");
  });
});
