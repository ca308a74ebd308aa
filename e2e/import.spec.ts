import type { Page } from "@playwright/test";
import { laterPlan, samplePlan } from "#tests/support/sample-plan.ts";
import { follow, press, problem } from "./support/forms.ts";
import { answerNewReview, readPlan } from "./support/import-forms.ts";
import { expect, test } from "./support/journey.ts";

// Every step is a form of its own, and none needs JavaScript.
test.use({ javaScriptEnabled: false });

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const plan = samplePlan();
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");

test("a workbook of two reviews is imported, again for nothing, and in a later version for its differences", async ({
  signedInAs,
}) => {
  const business = await signedInAs("business");

  await test.step("a file that is not a plan is refused with a sentence", async () => {
    await business.goto("/reviews");
    await follow(business.getByRole("link", { name: "Import a plan" }));
    await business.getByLabel("File").setInputFiles({ name: "plan.xlsx", mimeType: EXCEL, buffer: Buffer.from("no") });
    expect(await press(business, "Read the file")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveCount(1);
    expect(await press(business, "Read the file")).toBe(422);
    await expect(problem(business)).toContainText("hoose the file of the plan.");
  });

  await test.step("which sheet is which review is asked first", async () => {
    await readPlan(business, { name: "plan.xlsx", mimeType: EXCEL, buffer: plan });
    await expect(heading(business)).toHaveText("Which review is it?");
    await expect(main(business)).toContainText("Step 2 of 6");
    expect(await press(business, "Save and go on")).toBe(422);
    // Each review that the tracker lacks is proposed as a new one: what the file does not say about it is asked.
    for (const index of [0, 1]) await expect(business.locator(`[name="reviews.${index}.choice"]`)).toHaveValue("new");
    await expect(business.locator('[name="reviews.0.title"]')).toHaveValue(/Kingfisher/);
    await expect(business.locator('[name="reviews.0.title"]')).toBeVisible();
    await expect(problem(business).getByRole("link")).toHaveCount(4);
    for (const [index, code] of ["KF1", "AP1"].entries()) await answerNewReview(business, index, code);
    expect(await press(business, "Save and go on")).toBe(303);
  });

  await test.step("the import is left and taken up again, also by its address", async () => {
    await expect(heading(business)).toHaveText("What is in each column?");
    await expect(business.getByLabel("What “Progress” is")).toHaveValue("update");
    await business.goto("/imports");
    await follow(business.getByRole("link", { name: "plan.xlsx" }));
    await expect(heading(business)).toHaveText("What is in each column?");
    expect(await press(business, "Save and go on")).toBe(303);
  });

  await test.step("the file’s own key is offered, and what is not a date is asked about", async () => {
    await expect(heading(business)).toHaveText("What do its colours and words mean?");
    await expect(business.getByLabel("What “green” means")).toHaveValue("delivered");
    await expect(business.getByLabel("The day that “Ongoing” means")).toHaveValue("");
    expect(await press(business, "Save and go on")).toBe(303);
  });

  await test.step("owners are asked once each, and an agency is added on the way", async () => {
    await expect(heading(business)).toHaveText("Who are the owners?");
    await business.getByLabel("The agency that “Tarrow NHS Trust” is").selectOption("Add it as an agency of this name");
    await business.getByLabel("The agency that “Westmere Early Help” is").selectOption("KCC Early Help");
    await business.getByLabel("The agency that “All partners” is").selectOption("KSCMP Executive");
    expect(await press(business, "Save and go on")).toBe(303);
  });

  await test.step("what would change is shown beside what was read, and a month waits for a person", async () => {
    await expect(heading(business)).toHaveText("What will change");
    await expect(main(business)).toContainText("“Sep-27” is not a day. Tick above that its last day is taken");
    await expect(main(business)).toContainText("“Ongoing” is not a date.");
    await business.getByLabel("take its last day as the date").check();
    expect(await press(business, "Show it with these answers")).toBe(303);
    await expect(main(business)).toContainText("The last day of “Sep-27”.");
    await expect(business.getByRole("cell", { name: /due 30 September 2027/ })).toHaveCount(1);
    await follow(business.getByRole("link", { name: /^Not taken over/ }));
    await expect(main(business)).not.toContainText("The last day of “Sep-27”.");
  });

  await test.step("one confirmation writes it all, and each fact says where it came from", async () => {
    const button = business.getByRole("button", { name: /^Import \d+ facts$/ });
    expect(await press(business, (await button.textContent()) ?? "")).toBe(303);
    await expect(main(business)).toContainText("Plan imported");
    await expect(heading(business)).toHaveText("plan.xlsx");
    await expect(business.getByRole("row", { name: "KF1-1 Action added sheet Kingfisher, row 4" })).toBeVisible();
    const file = await business.request.get(
      (await business.getByRole("link", { name: "Download the file as it came" }).getAttribute("href")) ?? "",
    );
    expect(Buffer.compare(await file.body(), plan)).toBe(0);
    await business.goto("/recommendations/KF1-2");
    await expect(main(business)).toContainText("Delivered, not yet assured");
    await expect(main(business)).toContainText("Imported from plan.xlsx, sheet Kingfisher, row 6");
    await expect(main(business)).toContainText("As written in the plan: The question is on the form.");
  });

  await test.step("the same file again has nothing to ask and changes nothing", async () => {
    await readPlan(business, { name: "plan.xlsx", mimeType: EXCEL, buffer: plan });
    await expect(heading(business)).toHaveText("What will change");
    await expect(business.getByRole("status")).toContainText("There is nothing to import");
    await expect(business.getByRole("link", { name: "New (0)" })).toBeVisible();
    await expect(business.getByRole("link", { name: "Changed (0)" })).toBeVisible();
    expect(await press(business, "Look again")).toBe(409);
    await expect(problem(business)).toContainText("so there is nothing to import");
  });

  await test.step("a later version shows its differences only", async () => {
    await readPlan(business, { name: "plan, later.xlsx", mimeType: EXCEL, buffer: laterPlan() });
    await expect(heading(business)).toHaveText("What will change");
    await expect(business.getByRole("link", { name: "New (1)" })).toBeVisible();
    await follow(business.getByRole("link", { name: /^New/ }));
    await expect(business.getByRole("row", { name: /Read ten records/ })).toBeVisible();
    await follow(business.getByRole("link", { name: /^Changed/ }));
    await expect(business.getByRole("row", { name: /^Progress.*All three wards use the form/ })).toBeVisible();
    const button = business.getByRole("button", { name: /^Import \d+ facts$/ });
    expect(await press(business, (await button.textContent()) ?? "")).toBe(303);
    await expect(main(business)).toContainText("Plan imported");
  });

  await test.step("a file is removed for good, and what was imported from it stays", async () => {
    await follow(business.getByRole("link", { name: "Remove the file for good" }));
    await business.getByLabel("Why?").fill("It named a child.");
    expect(await press(business, "Remove it for good")).toBe(303);
    await expect(main(business)).toContainText("The file was removed.");
    await expect(heading(business)).toHaveText("[removed]");
  });

  await test.step("others do not see imports", async () => {
    const viewer = await signedInAs("viewer");
    expect((await viewer.goto("/imports"))?.status()).toBe(404);
  });
});
