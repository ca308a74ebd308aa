import type { Page } from "@playwright/test";
import { events, follow, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import * as steps from "./support/steps.ts";

const SAYS = "lead says on track, business team says at risk";
const WHY = "Two districts have not sent a plan for a month.";

const rowOf = (page: Page) =>
  page
    .getByRole("table")
    .first()
    .getByRole("row", { name: /^HU2-4 / });
const block = (page: Page) =>
  page
    .getByRole("listitem")
    .getByRole("link", { name: /^HU2-4/ })
    .first();
const headline = (page: Page) => page.getByRole("main").getByRole("paragraph").first();

test("the business team assesses beside the owner: both stand, and the more cautious shows", async ({
  signedInAs,
  settled,
}) => {
  test.setTimeout(240_000);
  const business = await signedInAs("business");
  await test.step("before, the lead’s word stands alone", async () => {
    await expect(rowOf(business)).toContainText("On track");
    await follow(business.getByRole("table").first().getByRole("link", { name: "HU2-4" }));
    await expect(headline(business)).toHaveText("HU2-4 · On track");
  });

  await test.step("the business team assesses it, after a mistake", async () => {
    await follow(business.getByRole("link", { name: "Assess it" }));
    await expect(business.getByRole("heading", { level: 1 })).toHaveText("Assess it");
    await expect(business.getByRole("main")).toContainText("The owner says on track.");
    await expect(business.getByRole("radio", { name: "Delivered" })).toBeHidden();
    await settled(business, "assess it");
    await business.getByRole("radio", { name: "At risk" }).check();
    expect(await press(business, "Post the assessment")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveCount(1);
    await expect(business.getByRole("radio", { name: "At risk" })).toBeChecked();
    await settled(business, "assess it, without a reason");
    await business.getByLabel("Why?").fill(WHY);
    expect(await press(business, "Post the assessment")).toBe(303);
  });

  await test.step("the recommendation shows At risk, and who says what", async () => {
    await expect(headline(business)).toHaveText(`HU2-4 · At risk · ${SAYS}`);
    const assessed = events(business, "Assessed: At risk");
    await expect(assessed).toContainText("by Sample of the business team, Business team");
    await expect(assessed).toContainText(WHY);
    await settled(business, "a recommendation assessed beside its owner");
  });

  await test.step("so do the board and the list, for everybody", async () => {
    const viewer = await signedInAs("viewer");
    await expect(block(viewer)).toContainText("At risk");
    await expect(block(viewer)).toContainText(SAYS);
    await expect(rowOf(viewer).getByRole("cell").filter({ hasText: SAYS })).toHaveText(/^At risk/);
    await expect(rowOf(viewer)).toContainText("Assessed as at risk");
    await expect(viewer.getByRole("main")).toContainText("1 is at risk");
    await settled(viewer, "the board with an assessment beside the owner’s");
    await viewer.goto("/recommendations?rating=at-risk");
    await expect(rowOf(viewer).getByRole("cell").filter({ hasText: SAYS })).toHaveText(/^At risk/);
    await settled(viewer, "the list with an assessment beside the owner’s");
  });

  await test.step("once they agree, one word is enough", async () => {
    const lead = await signedInAs("lead", "KCC Early Help");
    const given = { rating: "At risk", done: "North and South share plans.", inTheWay: "West has no mailbox." };
    expect(await steps.postUpdate(lead, "HU2-4", given)).toBe(303);
    await expect(headline(lead)).toHaveText("HU2-4 · At risk");
    await expect(events(lead, "Assessed: At risk")).toContainText(WHY);
    await lead.goto("/board");
    await expect(rowOf(lead)).not.toContainText("lead says");
  });
});
