import type { Page } from "@playwright/test";
import { follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followOnPage } from "./support/menu.ts";
import * as steps from "./support/steps.ts";

const SAYS = "lead says on track, business team says at risk";
const WHY = "Two districts have not sent a plan for a month.";

const rowOf = (page: Page) =>
  page
    .getByRole("table")
    .first()
    .getByRole("row", { name: /^HU2-4 / });
const row = (page: Page) =>
  page
    .getByRole("table")
    .first()
    .getByRole("row", { name: /^HU2-4/ });
const headline = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 }).locator("~ p");

test("the business team assesses beside the owner: both ratings are kept, and the more cautious shows", async ({
  signedInAs,
}) => {
  const business = await signedInAs("business");
  await test.step("before it, the lead’s rating shows", async () => {
    await expect(rowOf(business)).toContainText("On track");
    await follow(business.getByRole("table").first().getByRole("link", { name: "HU2-4" }));
    await expect(headline(business)).toHaveText("On track · Owner: KCC Early Help");
  });

  await test.step("the business team assesses it, after a mistake", async () => {
    await followOnPage(business, "Add your rating");
    await expect(business.getByRole("heading", { level: 1 })).toHaveText("Add your rating");
    await expect(business.getByRole("main")).toContainText("The owner says on track.");
    await expect(business.getByRole("radio", { name: "Delivered" })).toBeHidden();
    await business.getByRole("radio", { name: "At risk" }).check();
    expect(await press(business, "Post your rating")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveCount(1);
    await expect(business.getByRole("radio", { name: "At risk" })).toBeChecked();
    await business.getByLabel("Why?").fill(WHY);
    expect(await press(business, "Post your rating")).toBe(303);
  });

  await test.step("the recommendation shows At risk, and who says what", async () => {
    await expect(headline(business)).toHaveText(`At risk · ${SAYS} · Owner: KCC Early Help`);
    const assessed = timelineEvents(business, "Assessed: At risk");
    await expect(assessed).toContainText("by Sample of the business team, Business team");
    await expect(assessed).toContainText(WHY);
  });

  await test.step("so do the board and the list, for every role", async () => {
    const viewer = await signedInAs("viewer");
    await expect(row(viewer)).toContainText("At risk");
    await expect(row(viewer)).toContainText(SAYS);
    await expect(rowOf(viewer).getByRole("cell").filter({ hasText: SAYS })).toHaveText(/^At risk/);
    await expect(rowOf(viewer)).toContainText("Assessed as at risk");
    await expect(viewer.getByRole("main")).toContainText("1 is at risk");
    await viewer.goto("/recommendations?rating=at-risk");
    await expect(rowOf(viewer).getByRole("cell").filter({ hasText: SAYS })).toHaveText(/^At risk/);
  });

  await test.step("once they agree, one word is enough", async () => {
    const lead = await signedInAs("lead", "KCC Early Help");
    const given = { rating: "At risk", done: "North and South share plans.", inTheWay: "West has no mailbox." };
    expect(await steps.postUpdate(lead, "HU2-4", given)).toBe(303);
    await expect(headline(lead)).toHaveText("At risk · Owner: KCC Early Help");
    await expect(timelineEvents(lead, "Assessed: At risk")).toContainText(WHY);
    await lead.goto("/board");
    await expect(rowOf(lead)).not.toContainText("lead says");
  });
});
