import { samplePlan } from "#tests/support/sample-plan.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { press } from "../support/forms.ts";
import { answerNewReview, readPlan } from "../support/import-forms.ts";
import { expect, test } from "../support/journey.ts";

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("the pages that import a plan", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await readPlan(business, { name: "plan.xlsx", mimeType: EXCEL, buffer: samplePlan() });
  const draft = new URL(business.url()).pathname.replace(/\/\w+$/, "");
  for (const path of [
    "/imports/add",
    ...["columns", "meanings", "owners", "delete"].map((step) => `${draft}/${step}`),
  ]) {
    await business.goto(path);
    await expectAccessible(business, path);
  }
  await business.goto(`${draft}/reviews`);
  expect(await press(business, "Save and go on")).toBe(422);
  await expectAccessible(business, "the step about reviews with a mistake");
  for (const [index, code] of ["KF1", "AP1"].entries()) await answerNewReview(business, index, code);
  expect(await press(business, "Save and go on")).toBe(303);
  await business.goto(`${draft}/check`);
  await expectAccessible(business, "what will change");
  await business.goto("/imports");
  await expectAccessible(business, "the list of imports");
  await business.goto(`${draft}/check`);
  const button = business.getByRole("button", { name: /^Import \d+ facts$/ });
  expect(await press(business, (await button.textContent()) ?? "")).toBe(303);
  await expectAccessible(business, "an import");
  await business.goto(`${new URL(business.url()).pathname}/remove`);
  await expectAccessible(business, "the form that removes its file");
});
