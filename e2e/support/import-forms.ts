import { expect, type Page } from "@playwright/test";
import { press } from "./forms.ts";
import { nothingToFill, type Places, type RestrictedForm, sayWhy } from "./restricted-form.ts";

const PLAN = "Recommendation,Lead agency\nVisits should be recorded on the same day.,KCC Early Help\n";

/** Gives the tracker the file of a plan, which it reads. */
export async function readPlan(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto("/imports/add");
  await page.getByLabel("File").setInputFiles(file);
  expect(await press(page, "Read the file")).toBe(303);
}

/** Says that a review of the file is a new one, by its place in the form. */
export async function answerNewReview(page: Page, index: number, code: string) {
  const review = page.getByRole("group").filter({ has: page.locator(`[name="reviews.${index}.choice"]`) });
  await review.getByLabel("Which review of the tracker is it?").selectOption("Add it as a new review");
  const details = review.locator("details");
  if ((await details.getAttribute("open")) === null) await review.getByText("Details of a new review").click();
  await review.getByLabel("Title").fill(`Audit ${code}`);
  await review.getByLabel("Short code").fill(code);
  await review.getByLabel("Kind").selectOption("Audit");
  await review.getByLabel("Published on").fill("2026-02-01");
  await review.getByLabel("Published by").fill("A partnership");
  await review.getByLabel("Summary").fill("How safety is planned.");
  await review.getByLabel("When was this plan agreed?").fill("2026-03-01");
}

/** Imports a plan and begins another import: the address of the import and that of the draft. */
export async function prepareImports(business: Page): Promise<Pick<Places, "imported" | "importDraft">> {
  const file = { name: "visits.csv", mimeType: "text/csv", buffer: Buffer.from(PLAN) };
  await readPlan(business, file);
  await answerNewReview(business, 0, "VR1");
  expect(await press(business, "Save and go on")).toBe(303);
  expect(await press(business, "Save and go on")).toBe(303);
  expect(await press(business, "Import 2 facts")).toBe(303);
  const imported = new URL(business.url()).pathname;
  await readPlan(business, file);
  return { imported, importDraft: new URL(business.url()).pathname.replace(/\/\w+$/, "") };
}

/** The forms of an import. */
export function importForms({
  imported,
  importDraft,
}: Pick<Places, "imported" | "importDraft">): readonly RestrictedForm[] {
  const step = (name: string): RestrictedForm => ({
    path: `${importDraft}/${name}`,
    button: "Save and go on",
    fill: nothingToFill,
  });
  return [
    { path: "/imports/add", button: "Read the file", fill: nothingToFill },
    step("reviews"),
    step("columns"),
    step("meanings"),
    step("owners"),
    { path: `${importDraft}/check`, button: "Show it with these answers", fill: nothingToFill },
    { path: `${importDraft}/delete`, button: "Give it up", fill: nothingToFill },
    { path: `${imported}/remove`, button: "Remove it for good", fill: sayWhy },
  ];
}
