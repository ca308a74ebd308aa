import { expectAccessible } from "../support/accessibility.ts";
import { press } from "../support/forms.ts";
import { expect, test } from "../support/journey.ts";
import { beginDraft } from "../support/review-forms.ts";
import * as steps from "../support/steps.ts";

test("the pages that add a review and correct a wording", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const draft = await beginDraft(business);
  for (const path of [`${draft}/check`, draft, `${draft}/delete`, "/reviews", "/reviews/add"]) {
    await business.goto(path);
    await expectAccessible(business, path);
  }
  await business.goto(`${draft}/check`);
  await business.getByLabel("Short title of BR1-2").fill("");
  expect(await press(business, "Publish BR1")).toBe(422);
  await expectAccessible(business, "the second step with a mistake");
  await business.getByLabel("Short title of BR1-2").fill("What schools ask");
  expect(await press(business, "Publish BR1")).toBe(303);
  await expectAccessible(business, "a review that has just been published");

  await business.goto("/recommendations/BR1-2/wording");
  await expectAccessible(business, "the form that corrects a wording");
  await business.getByLabel("Wording", { exact: true }).fill("Schools should ask each year.");
  await business.getByLabel("Why is it corrected?").fill("Two words were left out.");
  expect(await press(business, "Save the correction")).toBe(303);
  await expectAccessible(business, "a corrected recommendation");

  await steps.linkRecommendations(business, "BR1-1", "HU2-4", "Same again");
  await expectAccessible(business, "a recommendation that is linked");
  const removal = await business.getByRole("link", { name: "Remove the link with HU2-4" }).getAttribute("href");
  for (const path of [removal ?? "", "/reviews/BR1/said-before", "/recommendations/BR1-2/said-before", "/board"]) {
    await business.goto(path);
    await expectAccessible(business, path);
  }
});
