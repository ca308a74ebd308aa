import type { Page } from "@playwright/test";
import { daysAgo, follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { fillReview } from "./support/review-forms.ts";
import * as steps from "./support/steps.ts";

// The forms are of a new kind: they work without JavaScript.
test.use({ javaScriptEnabled: false });

const AGAIN = "Early Help should share its assessments and plans with every partner that is involved with the family.";
const OTHER = "Swimming pools should have a lifeguard.";
const SECOND = "second time since 2022";

const main = (page: Page) => page.getByRole("main");
const boardRow = (page: Page, reference: string) =>
  main(page)
    .getByRole("table", { name: /^Each recommendation/ })
    .getByRole("row", { name: new RegExp(`^${reference} `) });
/** Where the rows of the five recommendations of the report end on a screen of 1280 by 800. */
async function endOfFive(page: Page): Promise<number> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/board");
  const last = await boardRow(page, "HU2-5").boundingBox();
  return last ? last.y + last.height : Number.NaN;
}

/** Adds a review with these recommendations up to the page where it is checked. */
async function addReview(page: Page, code: string, publishedOn: string, ...wordings: readonly string[]) {
  await page.goto("/reviews/add");
  await fillReview(page, code);
  await page.getByLabel("Published on").fill(publishedOn);
  await page.getByLabel("Themes").fill("Sharing plans");
  await page
    .getByLabel("Recommendations, as worded")
    .fill(wordings.map((wording, index) => `${index + 1}. ${wording}`).join("\n"));
  expect(await press(page, "Check the review")).toBe(303);
}

test("a review repeats a recommendation: the team sees it, links it, and board and paper say so", async ({
  tracker,
  signedInAs,
}) => {
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const others = business.getByRole("region", { name: "In other reviews" });

  await test.step("while it is added, what was said before is beside it", async () => {
    await addReview(business, "SP1", daysAgo(30), AGAIN, OTHER);
    const [like, unlike] = [
      main(business)
        .getByRole("listitem")
        .filter({ has: business.getByText(AGAIN) }),
      OTHER,
    ];
    await expect(like).toContainText("Said before? 1 recommendation is like it");
    await expect(like).toContainText("Harm to Under 2s in Kent, 13 May 2022");
    await expect(like).toContainText(/On track.*KCC Early Help/);
    await expect(like.getByRole("link", { name: /^HU2-4/ })).toHaveAttribute("href", "/recommendations/HU2-4");
    await expect(main(business).getByRole("listitem").filter({ hasText: unlike })).not.toContainText("Said before?");
    expect(await press(business, "Publish SP1")).toBe(303);
  });

  await test.step("it is linked from the list of candidates, with a reason", async () => {
    await follow(business.getByRole("link", { name: "Said before? Look for the same in other reviews" }));
    await expect(business.getByRole("region", { name: /^SP1-/ })).toHaveCount(1);
    await expect(business.getByRole("region", { name: "SP1-1" })).toContainText(/Words in common: .*plans/);
    await follow(business.getByRole("link", { name: "Link SP1-1 with one of them" }));
    expect(await press(business, "Link the two")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText([
      "Say how the two are linked.",
      "Say why they are linked.",
      "Choose the recommendation, or enter its reference.",
    ]);
    await business.getByRole("radio", { name: /^HU2-4/ }).check();
    await business.getByRole("radio", { name: /^Same again/ }).check();
    await business.getByLabel("Why?").fill("Both ask that plans reach the partners.");
    expect(await press(business, "Link the two")).toBe(303);
    await expect(business.getByRole("region", { name: "Recommendations linked" })).toContainText(
      "Both recommendations and the papers show it. On the board, a repeat says which time it is recommended, and what is replaced says by what.",
    );
  });

  await test.step("both recommendations show it, to everyone, and only the team can change it", async () => {
    await expect(others).toContainText("Second time since 2022.");
    await expect(others.getByRole("listitem")).toHaveText(
      /^Same again as HU2-4 .*Both ask that plans reach the partners/s,
    );
    const viewer = await signedInAs("viewer");
    await viewer.goto("/recommendations/HU2-4");
    const seen = viewer.getByRole("region", { name: "In other reviews" });
    await expect(seen.getByRole("listitem")).toHaveText(/^Said again in SP1-1 /);
    await expect(timelineEvents(viewer, "Linked: SP1-1 is the same again as HU2-4")).toContainText("Both ask that");
    await expect(viewer.getByRole("link", { name: /Said before|Remove the link/ })).toBeHidden();
    expect((await viewer.goto("/recommendations/HU2-4/said-before"))?.status()).toBe(403);
    expect((await viewer.goto("/reviews/SP1/said-before"))?.status()).toBe(403);
    await business.goto("/recommendations/HU2-4");
    const removal = await others.getByRole("link", { name: "Remove the link with SP1-1" }).getAttribute("href");
    expect((await viewer.goto(removal ?? ""))?.status()).toBe(403);
  });

  await test.step("board and paper say so", async () => {
    await executive.goto("/board");
    await expect(boardRow(executive, "SP1-1")).toContainText(SECOND);
    await expect(boardRow(executive, "HU2-4")).not.toContainText("time since");
    await executive.goto(`/board?as-at=${daysAgo(1)}`);
    await expect(main(executive)).not.toContainText(SECOND);
    await steps.addMeeting(business, tracker.day(20));
    await business.goto(`/board/meetings/${tracker.day(20)}/paper/cover`);
    expect(await press(business, "Save and view the paper")).toBe(303);
    const article = business.getByRole("article");
    await expect(article.getByRole("heading", { name: "Said before" })).toBeVisible();
    await expect(article).toContainText(
      "Second time since 2022; same again as HU2-4 (Harm to Under 2s in Kent, 2022: on track).",
    );
  });

  await test.step("a theme has the recommendations of both reviews, in the order of time", async () => {
    for (const reference of ["SP1-1", "HU2-4"]) {
      await business.goto(`/recommendations/${reference}/themes`);
      await business.getByRole("checkbox", { name: "Sharing plans" }).check();
      expect(await press(business, "Save the themes")).toBe(303);
    }
    await follow(main(business).getByRole("link", { name: "Sharing plans" }));
    await expect(business).toHaveURL("/themes/Sharing%20plans");
    await expect(main(business)).toContainText("Of 2 recommendations, 1 is on track and 1 has no update yet.");
    await expect(main(business).getByRole("rowheader")).toHaveText([/^HU2-4/, /^SP1-1/]);
    await follow(business.getByRole("link", { name: "Themes", exact: true }).first());
    await expect(main(business).getByRole("row", { name: /^Sharing plans/ })).toHaveText(
      /2, 2 open\s*2 reviews\s*2022 to/,
    );
  });

  await test.step("the link is removed with a reason, and the history keeps it", async () => {
    await business.goto("/recommendations/SP1-1");
    await follow(others.getByRole("link", { name: "Remove the link with HU2-4" }));
    await business.getByLabel("Why is it removed?").fill("One is about consent.");
    expect(await press(business, "Remove the link")).toBe(303);
    await expect(others.getByRole("listitem")).toHaveCount(0);
    await expect(timelineEvents(business, "Link removed: SP1-1 is the same again as HU2-4")).toContainText("consent");
    await executive.goto("/board");
    await expect(boardRow(executive, "SP1-1")).not.toContainText(SECOND);
  });
});

test("what is replaced keeps its status, and the Executive is offered to close it", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await addReview(business, "RP1", daysAgo(20), "The course on support levels should be held each term.");
  expect(await press(business, "Publish RP1")).toBe(303);
  await steps.linkRecommendations(business, "RP1-1", "hu2-2", "Replaces");
  const executive = await signedInAs("executive");
  await executive.goto("/recommendations/HU2-2");
  await expect(main(executive)).toContainText("No update yet");
  await expect(main(executive)).toContainText("replaced by RP1-1");
  await follow(executive.getByRole("link", { name: "close it as not pursued" }));
  await executive.getByLabel("Why is it not pursued?").fill("RP1-1 replaces it.");
  expect(await press(executive, "Close it")).toBe(303);
  await expect(main(executive)).toContainText("Closed, not pursued");
  await expect(executive.getByRole("link", { name: "close it as not pursued" })).toBeHidden();
});

test.describe("the table of the board", () => {
  // What else is recommended changes the widths of its columns.
  test.use({ ownTracker: true });

  test("is still seen without scrolling when each of the five is repeated", async ({ signedInAs }) => {
    const business = await signedInAs("business");
    await addReview(business, "EA1", "2019-03-01", "Plans should be shared with each partner.");
    expect(await press(business, "Publish EA1")).toBe(303);
    const pages = [business, await signedInAs("executive"), await signedInAs("viewer")];
    for (const number of [1, 2, 3, 4, 5])
      await steps.linkRecommendations(business, `HU2-${number}`, "EA1-1", "Same again");
    for (const page of pages) expect(await endOfFive(page)).toBeLessThan(800);
    for (const page of pages)
      for (const number of [1, 2, 3, 4, 5])
        await expect(boardRow(page, `HU2-${number}`)).toContainText("second time since 2019");
  });
});
