import type { Page } from "@playwright/test";
import { completeWordReturn } from "#tests/support/plan-files/completed-return.ts";
import { row, table, wordFile } from "#tests/support/plan-files/word.ts";
import { follow, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const GIVE = "Show what it changes";
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function download(page: Page, link: string): Promise<Buffer> {
  const address = await page.getByRole("link", { name: link }).getAttribute("href");
  return (await page.request.get(address ?? "")).body();
}

async function give(page: Page, name: string, buffer: Buffer): Promise<number> {
  await page.getByLabel("Completed return").setInputFiles({ name, mimeType: docx, buffer });
  return press(page, GIVE);
}

test("an agency completes a Word return, and the business team posts what it changes", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto("/agencies");
  await follow(business.getByRole("link", { name: "KCC Early Help" }).first());
  await follow(business.getByRole("link", { name: "Return by file" }));
  const given = business.url();
  const made = await download(business, "Download for Word");
  const answers = { rating: "At risk", done: "All twelve districts share plans.", inTheWay: "No secure mailbox yet." };
  const completed = completeWordReturn(made, "HU2-4", answers);

  await test.step("a file that is not a return has its sentence", async () => {
    expect(await give(business, "plan.docx", wordFile(table(row(["Ref", "Action"]))))).toBe(422);
    await expect(problem(business)).toContainText("This file is not a return of the tracker");
  });

  await test.step("what it changes is shown beside what was said last", async () => {
    await business.goto(business.url());
    expect(await give(business, "completed.docx", completed)).toBe(303);
    const changes = business.getByRole("table", { name: "A new update" });
    await expect(changes.getByRole("row", { name: "Rating" })).toContainText("At risk");
    await expect(changes.getByRole("row", { name: "What has been done?" })).toContainText(answers.done);
    await expect(changes.getByRole("row", { name: "What is in the way?" })).toContainText(answers.inTheWay);
  });

  await test.step("it is posted on behalf of the agency, and stands on the page of the recommendation", async () => {
    expect(await press(business, "Post 1 update on behalf of KCC Early Help")).toBe(303);
    await expect(business.getByRole("status").first()).toContainText("Posted 1 update, on HU2-4.");
    await business.goto("/recommendations/HU2-4");
    await expect(business.getByRole("main")).toContainText(answers.done);
  });

  await test.step("the same file again changes nothing", async () => {
    await business.goto(given);
    expect(await give(business, "completed.docx", completed)).toBe(303);
    await expect(business.getByRole("main")).toContainText("It changes nothing, so there is nothing to post.");
    await expect(business.getByRole("button", { name: /^Post/ })).toHaveCount(0);
  });
});

test("an answer that lacks something says all that it lacks, and is completed in the form of an update", async ({
  signedInAs,
}) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto("/my-work");
  await follow(lead.getByRole("link", { name: "Return by file" }));
  const completed = completeWordReturn(await download(lead, "Download for Word"), "HU2-4", {
    rating: "Off track",
    next: "Ask the districts again.",
  });
  expect(await give(lead, "completed.docx", completed)).toBe(303);
  const main = lead.getByRole("main");
  await expect(main.getByRole("heading", { name: "1 answer cannot be posted yet" })).toBeVisible();
  await expect(main).toContainText("Say what has been done. Say what is in the way: you rated it off track.");
  await expect(main).not.toContainText("It changes nothing");
  await follow(main.getByRole("link", { name: "Complete it in the form of an update on HU2-4" }));
  await expect(lead.getByRole("radio", { name: "Off track" })).toBeChecked();
  await expect(lead.getByLabel("What is next?")).toHaveValue("Ask the districts again.");
});

test("the lead of the agency gives its return and posts it", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto("/my-work");
  await follow(lead.getByRole("link", { name: "Return by file" }));
  const answers = { rating: "On track", done: "Thirteen districts share plans." };
  const completed = completeWordReturn(await download(lead, "Download for Word"), "HU2-4", answers);
  expect(await give(lead, "completed.docx", completed)).toBe(303);
  await expect(lead.getByRole("table", { name: "A new update" })).toContainText(answers.done);
  expect(await press(lead, "Post 1 update")).toBe(303);
  await expect(lead.getByRole("status").first()).toContainText("Posted 1 update, on HU2-4.");
});
