import type { Page } from "@playwright/test";
import { inWords } from "./support/days.ts";
import { follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const rows = (page: Page) => page.getByRole("main").getByRole("table").first().getByRole("rowheader");
const SET = "Set due dates and leads";

test.describe("on data as seeded", () => {
  test.use({ ownTracker: true });

  test("the business team sets dates and a lead for ticked recommendations, and is told what was left", async ({
    tracker,
    signedInAs,
  }) => {
    const business = await signedInAs("business");
    const dueOn = tracker.day(120);

    await test.step("what is wrong with the form changes nothing, and keeps what was ticked", async () => {
      await business.goto("/recommendations?sort=due");
      for (const reference of ["HU2-1", "HU2-3"]) await business.getByRole("checkbox", { name: reference }).check();
      await follow(business.getByRole("button", { name: SET }));
      await expect(business.getByRole("checkbox", { checked: true })).toHaveCount(2);
      expect(await press(business, "Save")).toBe(422);
      await expect(problem(business).getByRole("link")).toHaveText([
        /^Say how this was decided/,
        /^Enter a due date or choose a lead/,
      ]);
      await expect(business.getByRole("checkbox", { checked: true })).toHaveCount(2);
    });

    await test.step("a recommendation that has a date already is left as it was, and the other is changed", async () => {
      await business.getByLabel("Due date", { exact: true }).fill(dueOn);
      await business.getByLabel("How was this decided?").fill("Agreed with the owners.");
      expect(await press(business, "Save")).toBe(409);
      await expect(problem(business)).toContainText("1 of 2 were changed.");
      await expect(problem(business)).toContainText("HU2-3: not changed");
      await expect(problem(business)).toContainText(`Its due date is ${inWords(tracker.day(-9))} already.`);
      await expect(business.getByRole("checkbox")).toHaveCount(1);
    });

    await test.step("from My work, the rest of the dates take three clicks", async () => {
      await business.goto("/my-work");
      await follow(business.getByRole("link", { name: "Set due dates" }));
      await expect(rows(business)).toHaveText([/^HU2-2/, /^HU2-5/]);
      await follow(business.getByRole("link", { name: "of all 2 listed here" }));
      await business.getByLabel("Due date", { exact: true }).fill(dueOn);
      await business
        .getByLabel("Lead person")
        .selectOption({ label: "Sample lead of KSCMP Executive, KSCMP Executive" });
      await business.getByLabel("How was this decided?").fill("Agreed at the meeting.");
      expect(await press(business, "Save")).toBe(303);
      await expect(business.getByRole("status")).toContainText("Saved for 2 recommendations: HU2-2 and HU2-5.");
    });

    await test.step("each has its own entries in its history", async () => {
      for (const reference of ["HU2-2", "HU2-5"]) {
        await business.goto(`/recommendations/${reference}`);
        await expect(timelineEvents(business, `Due date set: ${inWords(dueOn)}`)).toContainText(
          "Agreed at the meeting.",
        );
        await expect(business.getByRole("main")).toContainText("Sample lead of KSCMP Executive");
      }
    });
  });
});

test("only the business team can tick recommendations and open the form", async ({ signedInAs }) => {
  for (const [role, agency] of [
    ["executive", undefined],
    ["lead", "KCC Early Help"],
    ["viewer", undefined],
  ] as const) {
    const page = await signedInAs(role, agency);
    await page.goto("/recommendations");
    await expect(page.getByRole("checkbox"), role).toHaveCount(0);
    const answer = await page.goto("/recommendations/set?all=yes");
    expect(answer?.status(), role).toBe(403);
  }
  const business = await signedInAs("business");
  await business.goto("/recommendations?as-at=2022-06-01");
  await expect(business.getByRole("checkbox")).toHaveCount(0);
});

test("the list is narrowed to words of the reference, the title and the wording", async ({ signedInAs }) => {
  const page = await signedInAs("executive");
  await page.goto("/recommendations");
  const search = page.getByRole("searchbox", { name: "Reference or words" });
  await search.fill("  HEALTH  visiting ");
  await search.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search: “HEALTH visiting”");
  await expect(page).toHaveTitle(/Search: “HEALTH visiting”/);
  await expect(rows(page)).toHaveText([/^HU2-2/]);
  await expect(page.getByRole("searchbox", { name: "Reference or words" })).toHaveValue("HEALTH visiting");

  await test.step("sorting and filtering keep the search, and clearing it shows all", async () => {
    await page.goto("/recommendations?q=hu2");
    await expect(rows(page)).toHaveCount(5);
    await follow(page.getByRole("columnheader", { name: "Rating" }).getByRole("link"));
    await expect(rows(page).first()).toHaveText(/^HU2-3/);
    await page.getByRole("combobox", { name: "Rating" }).selectOption({ label: "On track" });
    await follow(page.getByRole("button", { name: "Show" }));
    await expect(rows(page)).toHaveText([/^HU2-1/, /^HU2-4/]);
    await expect(page).toHaveURL(/q=hu2/);
    await expect(page.getByRole("columnheader", { name: "Rating" })).toHaveAttribute("aria-sort", "descending");
    await follow(page.getByRole("link", { name: "Clear" }));
    await expect(rows(page)).toHaveCount(5);
  });

  await test.step("and says so when nothing is found", async () => {
    await page.goto("/recommendations?q=xylophone");
    await expect(page.getByRole("main")).toContainText("0 recommendations with “xylophone”");
    await expect(page.getByRole("main")).toContainText("No recommendation matches.");
  });
});
