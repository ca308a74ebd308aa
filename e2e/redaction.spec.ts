import type { Locator, Page } from "@playwright/test";
import { pdf } from "./support/files.ts";
import { daysAgo, highlighted, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { addEvidence } from "./support/steps.ts";

const HU24 = "/recommendations/HU2-4";
const PASSAGE = "Baby A of Harbour Street";
const UPDATE = `${PASSAGE} was seen at home on time.`;
const QUESTION = `What was done for ${PASSAGE} afterwards?`;

test.describe("a passage", () => {
  test.use({ clockMoves: true });

  test("that names a child is removed everywhere, and its removal is recorded", async ({ tracker, signedInAs }) => {
    const author = await signedInAs("lead", "KCC Early Help");
    const business = await signedInAs("business");
    const viewer = await signedInAs("viewer");

    await test.step("it is posted all the same, and a question quotes it", async () => {
      await author.goto(`${HU24}/update`);
      await author.getByLabel(/^What has been done since/).fill(UPDATE);
      await author.getByRole("radio", { name: "On track" }).check();
      await postAllTheSame(author, "Post the update");
      await business.goto(`${HU24}/questions/ask`);
      await business.getByLabel(/^Your question to /).fill(QUESTION);
      await postAllTheSame(business, "Ask the question");
    });
    const entry = (page: Page) =>
      timelineEvents(page, "Update: On track").filter({ hasText: "was seen at home on time." });
    const question = (page: Page) => timelineEvents(page, "Question").filter({ hasText: "What was done for" });
    const redact = await addressOf(entry(business), /^Remove a passage from this entry/);
    const held = await addressOf(entry(business), "Review it");
    const earlier = `${HU24}?as-at=${tracker.day()}`;

    await tracker.moveOn(2);
    await business.goto(tracker.signInLink("business"));
    await author.goto(tracker.signInLink("lead", "KCC Early Help"));
    await viewer.goto(tracker.signInLink("viewer"));
    for (const path of [HU24, earlier]) {
      await business.goto(path);
      await expect(entry(business), path).toContainText(UPDATE);
      await expect(question(business), path).toContainText(QUESTION);
    }

    await test.step("the form shows what was written, and wants the passage letter by letter", async () => {
      await business.goto(redact);
      await expect(business.getByRole("heading", { level: 1 })).toHaveText("Remove a passage for good");
      await expect(highlighted(business.getByRole("main"))).toHaveText(["Baby A"]);
      expect(await remove(business, "Baby B of Harbour Street", "It named a child.")).toBe(422);
      await expect(problem(business)).toContainText(
        "This passage is not anywhere in the tracker: copy it letter by letter.",
      );
      await expect(business.getByLabel("Why?")).toHaveValue("It named a child.");
      expect(await remove(business, PASSAGE, "It said too much of a family.")).toBe(303);
    });

    await test.step("it is gone from the recommendation, as at earlier days, too", async () => {
      for (const page of [business, author])
        for (const path of [HU24, earlier]) {
          await page.goto(path);
          await expect(entry(page), path).toContainText("[removed] was seen at home on time.");
          await expect(entry(page), path).toContainText(
            /A passage was removed on .+ by Sample of the business team, business team: It said too much of a family\./,
          );
          await expect(page.getByRole("main"), path).not.toContainText("Harbour Street");
        }
      for (const path of [HU24, earlier]) {
        await business.goto(path);
        await expect(question(business), path).toContainText("What was done for [removed] afterwards?");
        await expect(question(business), path).toContainText("A passage was removed");
      }
    });

    await test.step("and from what is held, from the form itself, and from the history", async () => {
      for (const path of ["/held", held, redact, "/history", "/api/history", "/board", `${HU24}/update`]) {
        const answer = await business.request.get(path);
        expect(answer.status(), path).toBe(200);
        expect(await answer.text(), path).not.toContain("Harbour Street");
      }
      expect(await (await business.request.get("/api/history?kind=held+and+removed")).text()).toContain(
        "Business team,Passage removed,HU2-4",
      );
    });

    await test.step("the rest is released, and read by every role", async () => {
      await business.goto(held);
      expect(await press(business, "Release it")).toBe(303);
      await viewer.goto(HU24);
      await expect(entry(viewer)).toContainText("[removed] was seen at home on time.");
      await expect(entry(viewer)).toContainText("A passage was removed");
      await expect(question(viewer)).toHaveCount(0);
    });
  });
});

test("a removed evidence file opens for no one, and the page says that it was removed", async ({
  signedInAs,
  newcomer,
}) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const business = await signedInAs("business");
  const viewer = await signedInAs("viewer");
  const file = pdf("family-letter.pdf", "A letter to one family");
  const shows = "Shows what was done";
  expect(await addEvidence(lead, "HU2-4", { file, title: "Letter to a family", shows, trueOn: daysAgo(3) })).toBe(303);
  const address = await addressOf(timelineEvents(lead, "Evidence added"), "Letter to a family");
  for (const page of [lead, business, viewer]) expect((await page.request.get(address)).status()).toBe(200);

  await business.goto(HU24);
  await business.goto(await addressOf(business.getByRole("main"), /^Remove ?: Letter to a family/));
  expect(await press(business, "Remove it for good")).toBe(422);
  await expect(problem(business)).toContainText("Say why it is removed, without repeating what it shows.");
  await business.getByLabel("Why?").fill("It was about one family.");
  expect(await press(business, "Remove it for good")).toBe(303);

  for (const page of [business, lead, viewer]) {
    expect((await page.request.get(address)).status()).toBe(404);
    await page.goto(HU24);
    const added = timelineEvents(page, "Evidence added").filter({ hasText: "removed by the business team" });
    await expect(added).toContainText(
      /A file was removed on .+ by Sample of the business team, business team: It was about one family\./,
    );
    await expect(added.getByRole("listitem").getByRole("link")).toHaveCount(0);
    for (const words of ["Letter to a family", "family-letter"])
      await expect(page.getByRole("main")).not.toContainText(words);
  }
  expect((await (await newcomer()).request.get(address)).status()).toBe(401);
});

/** Posts a form with an identifier: it is refused once, and posted again with the confirmation ticked. */
async function postAllTheSame(page: Page, button: string) {
  expect(await press(page, button)).toBe(422);
  await page.getByRole("checkbox", { name: /no one can be identified by it/ }).check();
  expect(await press(page, button)).toBe(303);
}

async function remove(page: Page, passage: string, reason: string): Promise<number> {
  await page.getByLabel("Passage to remove").fill(passage);
  await page.getByLabel("Why?").fill(reason);
  return press(page, "Remove it for good");
}

async function addressOf(within: Locator, name: string | RegExp): Promise<string> {
  return (await within.getByRole("link", { name }).first().getAttribute("href")) ?? "";
}
