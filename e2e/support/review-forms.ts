import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { daysAgo, press } from "./forms.ts";
import type { Places, RestrictedForm } from "./restricted-form.ts";

/** Fills in the form in which a review is written, with two recommendations. */
export async function fillReview(page: Page, code: string) {
  await page.getByLabel("Title").fill("Bruising in babies");
  await page.getByLabel("Short code").fill(code);
  await page.getByLabel("Kind").selectOption({ label: "Audit" });
  await page.getByLabel("Published on").fill(daysAgo(30));
  await page.getByLabel("Published by").fill("The partnership");
  await page.getByLabel("Summary").fill("How agencies answered when bruises were seen.");
  await page.getByLabel("Recommendations, as worded").fill("1. Plans should be shared.\n2. Schools should ask.");
}

/** Begins a draft of a review, and returns its address. */
export async function beginDraft(business: Page): Promise<string> {
  await business.goto("/reviews/add");
  await fillReview(business, "BR1");
  expect(await press(business, "Check the review")).toBe(303);
  return new URL(business.url()).pathname.replace(/\/check$/, "");
}

/** The forms that add a review, and the one that corrects a wording. */
export function reviewForms({ draft }: Pick<Places, "draft">): readonly RestrictedForm[] {
  return [
    { path: "/reviews/add", button: "Check the review", fill: (page) => fillReview(page, "BR2") },
    { path: draft, button: "Check the review", fill: (page) => page.getByLabel("Title").fill("A viewer’s title") },
    {
      path: `${draft}/check`,
      button: "Publish BR1",
      fill: (page) => page.getByLabel("Short title of BR1-1").fill("A viewer’s title"),
    },
    { path: `${draft}/delete`, button: "Delete the draft", fill: async () => {} },
    {
      path: "/recommendations/HU2-1/said-before",
      button: "Link the two",
      async fill(page) {
        await page.getByLabel(/by its reference|^Reference of the other/).fill("HU2-2");
        await page.getByRole("radio", { name: /^Same again/ }).check();
        await page.getByLabel("Why?").fill("A viewer wants it.");
      },
    },
    {
      path: "/recommendations/HU2-1/wording",
      button: "Save the correction",
      async fill(page) {
        await page.getByLabel("Wording", { exact: true }).fill("Worded by a viewer.");
        await page.getByLabel("Why is it corrected?").fill("A viewer wants it.");
      },
    },
  ];
}
