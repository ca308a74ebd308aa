import type { Page } from "@playwright/test";
import { highlighted, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const PAGES = [
  "/board",
  "/recommendations",
  "/recommendations/HU2-4",
  "/recommendations/HU2-4?show=evidence",
  "/reviews/HU2",
  "/agencies",
];

test("a text that may identify a child is pointed out, and held for review if it is posted", async ({ signedInAs }) => {
  const others = [
    await signedInAs("executive"),
    await signedInAs("lead", "KSCMP training"),
    await signedInAs("viewer"),
  ];
  const seenBefore = await Promise.all(others.map(readEverything));

  const author = await signedInAs("lead", "KCC Early Help");
  await test.step("the passages are marked, with why, and nothing is posted", async () => {
    await author.goto("/recommendations/HU2-4/update");
    await expect(author.getByRole("checkbox", { name: /no one can be identified/ })).toBeHidden();
    await author.getByLabel(/^What has been done since/).fill("Baby A was seen at home on time.");
    await author.getByLabel("What difference has it made?").fill("The record of 943 476 5919 is complete.");
    await author.getByRole("radio", { name: "Off track" }).check();
    await author.getByLabel("What is in the way?").fill("Nothing that was not there before.");
    expect(await press(author, "Post the update")).toBe(422);

    await expect(problem(author).getByRole("heading")).toHaveText("Check what the board will read");
    await expect(highlighted(problem(author))).toHaveText(["Baby A", "943 476 5919"]);
    await expect(problem(author).getByRole("link")).toHaveText([
      "This looks as if it points to one child or someone in their family.",
      "This looks like an NHS number.",
    ]);
    await problem(author).getByRole("link", { name: "This looks like an NHS number." }).click();
    await expect(author.getByLabel("What difference has it made?")).toBeFocused();
    await expect(author.getByLabel(/^What has been done since/)).toHaveValue("Baby A was seen at home on time.");

    const reader = await signedInAs("business");
    await reader.goto("/recommendations/HU2-4");
    await expect(timelineEvents(reader, "Update: Off track")).toHaveCount(0);
  });

  await test.step("posted all the same, it is held", async () => {
    await author.getByRole("checkbox", { name: /no one can be identified by it/ }).check();
    expect(await press(author, "Post the update")).toBe(303);
  });

  const business = await signedInAs("business");
  await test.step("its author and the business team see it, marked", async () => {
    await business.goto("/recommendations/HU2-4");
    for (const page of [author, business]) {
      const held = timelineEvents(page, "Update: Off track");
      await expect(held).toContainText("Baby A was seen at home on time.");
      await expect(held).toContainText(
        "Held for review. It may identify a person: only its author and the business team can see it.",
      );
    }
    await expect(business.getByRole("link", { name: "Review it" })).toBeVisible();
    await expect(author.getByRole("link", { name: "Review it" })).toBeHidden();
  });

  await test.step("no other role sees any of it, on any page", async () => {
    for (const [index, page] of others.entries()) {
      expect(await readEverything(page)).toEqual(seenBefore[index]);
      expect((await page.goto("/held"))?.status()).toBe(404);
    }
  });

  await test.step("nor in the source of a page, which has the data of its client components too", async () => {
    for (const page of others) {
      for (const path of [...PAGES, "/my-work", "/board/meetings", "/board/changes", "/recommendations?sort=updated"]) {
        const source = (await (await page.goto(path))?.text()) ?? "";
        expect(source, path).toContain("</html>");
        for (const words of ["Baby A", "943 476 5919", "Nothing that was not there before."])
          expect(source, path).not.toContain(words);
      }
    }
    const source = (await (await author.goto("/recommendations/HU2-4"))?.text()) ?? "";
    expect(source).toContain("Baby A was seen at home on time.");
  });

  await test.step("and it counts in no summary while it is held", async () => {
    for (const page of [author, business]) {
      await page.goto("/board");
      await expect(page.getByRole("main")).toContainText("Of 5 recommendations, 2 are on track");
      await expect(page.getByRole("main")).not.toContainText("943 476 5919");
    }
  });
});

test("an NHS number with a wrong check digit is not pointed out", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto("/recommendations/HU2-4/update");
  await lead.getByLabel(/^What has been done since/).fill("The helpline 943 476 5918 took its first calls.");
  await lead.getByRole("radio", { name: "On track" }).check();
  expect(await press(lead, "Post the update")).toBe(303);
});

/** The text of every page on which an update could show. */
async function readEverything(page: Page): Promise<readonly string[]> {
  const words: string[] = [];
  for (const path of PAGES) {
    await page.goto(path);
    words.push(`${path}\n${await page.getByRole("main").ariaSnapshot()}`);
  }
  return words;
}
