import type { Page } from "@playwright/test";
import { follow } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const main = (page: Page) => page.getByRole("main");
const listed = (page: Page) => main(page).getByRole("table").first().getByRole("rowheader");
/** "16 March 2027" as the heading of a narrow column has it. */
const shortened = (date: string) => date.replace(/(\w{3})\w* \d{4}$/, "$1");
const boardTable = (page: Page) => main(page).getByRole("table", { name: /^Each recommendation/ });
/** The day of the last meeting in words, as the summary has it. */
async function lastMeeting(page: Page): Promise<string> {
  const words = await page.getByRole("region", { name: "Summary" }).textContent();
  return /since the meeting of (\d+ \w+ \d{4})\./.exec(words ?? "")?.[1] ?? "";
}
const FIVE = [/^HU2-1/, /^HU2-2/, /^HU2-3/, /^HU2-4/, /^HU2-5/];

test("an Executive member reads the board in two minutes", async ({ signedInAs }) => {
  const page = await signedInAs("executive");

  await test.step("the whole in a sentence", async () => {
    await expect(main(page)).toContainText(
      "Of 5 recommendations, 2 are on track, 1 is overdue and 2 have no update yet.",
    );
    await expect(main(page)).toContainText(`3 have had no update since the meeting of ${await lastMeeting(page)}.`);
    await expect(main(page).getByRole("region", { name: "Summary" }).getByRole("link")).toHaveText([
      "3 have an owner who has been silent for longer than agreed.",
      "3 have no due date.",
      "3 have no lead.",
      "4 have no success measure.",
      "1 owner is to be confirmed.",
      "1 overdue",
      "2 on track",
      "2 no update yet",
    ]);
    await expect(main(page)).toContainText(/Next Executive meeting: \d+ \w+ \d{4}, in \d+ days?/);
  });

  await test.step("what there is to decide", async () => {
    const toDecide = page.getByRole("region", { name: "For you to decide" });
    await expect(toDecide.getByRole("link")).toHaveText(["Confirm the owner of HU2-5", "Your question on HU2-1"]);
    await expect(toDecide.getByRole("listitem")).toContainText([
      "KSCMP Executive is proposed",
      /not answered for \d+ days$/,
    ]);
  });

  await test.step("the table: owner, rating, what changed, due and last update", async () => {
    const table = boardTable(page);
    await expect(table.getByRole("columnheader")).toHaveText([
      /^Recommendation/,
      "Owner",
      "Rating",
      /^At each meeting/,
      `Since ${shortened(await lastMeeting(page))}`,
      "Due",
      "Last update",
    ]);
    const cells = (reference: string) =>
      table.getByRole("row", { name: new RegExp(`^${reference} `) }).getByRole("cell");
    await expect(cells("HU2-1")).toHaveText([
      /^NHS Kent and Medway\s*named as Kent and Medway CCG$/,
      /^On track\s*silent for 130 days\s*1 question open$/,
      /Now\s*On track, silent$/,
      "No change",
      "–",
      /^\d+ \w+ \d{4}\s*sample$/,
    ]);
    await expect(cells("HU2-3")).toHaveText([
      "KSCMP training",
      /^Overdue\s*was no update yet$/,
      /Overdue$/,
      "Passed its due date; 1 update; 1 action done",
      /9 days overdue$/,
      /sample$/,
    ]);
    await expect(cells("HU2-4")).toHaveText([
      "KCC Early Help",
      /^On track\s*was at risk$/,
      /On track$/,
      "1 update; 1 piece of evidence",
      /\d{4}$/,
      /sample$/,
    ]);
    await expect(cells("HU2-5").first()).toHaveText(/^KSCMP Executive\s*to be confirmed$/);
  });

  await test.step("the status of each at each meeting", async () => {
    const atMeetings = boardTable(page).getByRole("columnheader", { name: /^At each meeting/ });
    await expect(atMeetings.getByRole("link")).toHaveCount(3);
    await expect(atMeetings).toContainText(/Now$/);
    const cell = boardTable(page)
      .getByRole("row", { name: /^HU2-4/ })
      .getByRole("cell")
      .nth(2);
    await expect(cell).toHaveText(/No update yet.*At risk.*At risk.*On track/);
  });

  await test.step("what difference it has made, and the key", async () => {
    const difference = main(page)
      .getByRole("listitem")
      .filter({ hasText: "Partners say they hear of a plan before the first review, not after it." });
    await expect(difference.getByRole("link")).toHaveText(["HU2-4", "Plans shared, by district"]);
    await expect(difference).toContainText("Sample");
    await page.getByText("What these mean").click();
    const key = page.getByRole("group").filter({ hasText: "What these mean" }).getByRole("listitem");
    await expect(key).toHaveText([
      /^Closed, not pursued /,
      /^Complete and embedded /,
      /^Complete /,
      /^Delivered, not yet assured /,
      /^Overdue /,
      /^Off track /,
      /^At risk /,
      /^On track /,
      /^Awaiting a response /,
      /^Not started /,
      /^No update yet /,
    ]);
  });

  await test.step("the evidence opens as it was given", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Plans shared, by district" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("plans-shared-sample.csv");
    const chunks: Uint8Array[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(
      "District,Families that agreed,Plans shared\nNorth,31,24\nSouth,29,19\nEast,33,22\nWest,27,19\n",
    );
  });
});

test("the table of five recommendations is seen without scrolling", async ({ signedInAs }) => {
  for (const [role, agency] of [["executive"], ["business"], ["lead", "KCC Early Help"], ["viewer"]] as const) {
    const page = await signedInAs(role, agency);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto("/board");
    await expect(listed(page)).toHaveText(FIVE);
    const box = await boardTable(page).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 800), role).toBeLessThan(800);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), role).toBeLessThanOrEqual(1280);
  }
});

test("each person has a list of what they can act on, and no one else’s", async ({ signedInAs }) => {
  const panel = (page: Page) => main(page).getByRole("region", { name: /^(For you|Waiting)/ });
  for (const role of ["business", "viewer"] as const) {
    const page = await signedInAs(role);
    await expect(panel(page)).toHaveAccessibleName("Waiting for the Executive 1");
    await expect(panel(page).getByRole("link")).toHaveText(["Owner of HU2-5"]);
    await expect(panel(page).getByRole("link")).toHaveAttribute("href", "/recommendations/HU2-5");
  }
  const silent = await signedInAs("lead", "NHS Kent and Medway");
  await expect(panel(silent).getByRole("heading")).toContainText("For you to do");
  await expect(panel(silent).getByRole("link")).toHaveText(["Answer a question on HU2-1", "Post an update on HU2-1"]);
  const inOrder = await signedInAs("lead", "KCC Early Help");
  await expect(panel(inOrder)).toContainText("Nothing to do at the moment.");
});

test("the table is sorted by its headings, on today’s board and on a past one", async ({ signedInAs }) => {
  const page = await signedInAs("executive");
  const heading = (name: string) => boardTable(page).getByRole("columnheader", { name });
  await expect(heading("Recommendation")).toHaveAttribute("aria-sort", "ascending");
  await follow(heading("Rating").getByRole("link"));
  await expect(page).toHaveURL("/board?sort=rating");
  await expect(heading("Rating")).toHaveAttribute("aria-sort", "descending");
  await expect(heading("Recommendation")).not.toHaveAttribute("aria-sort");
  await expect(listed(page)).toHaveText([/^HU2-3/, /^HU2-2/, /^HU2-5/, /^HU2-1/, /^HU2-4/]);
  await page.goto("/board?as-at=2022-06-01");
  await follow(heading("Owner").getByRole("link"));
  await expect(page).toHaveURL("/board?as-at=2022-06-01&sort=owner");
  await page.goto("/board?sort=nonsense");
  await expect(listed(page)).toHaveText(FIVE);
});

test("each number on the board leads to the list of what it counts", async ({ signedInAs }) => {
  const page = await signedInAs("executive");
  for (const [sentence, filter, references] of [
    ["3 have an owner who has been silent for longer than agreed.", "whose owner is silent", [1, 2, 5]],
    ["3 have no due date.", "without a due date", [1, 2, 5]],
    ["3 have no lead.", "without a lead", [1, 2, 5]],
    ["4 have no success measure.", "without a success measure", [1, 2, 3, 5]],
    ["1 owner is to be confirmed.", "whose owner is to be confirmed", [5]],
  ] as const) {
    await page.goto("/board");
    await follow(page.getByRole("link", { name: sentence }));
    const count = `${references.length} ${references.length === 1 ? "recommendation" : "recommendations"}`;
    await expect(main(page)).toContainText(`${count} ${filter}`);
    await expect(listed(page)).toHaveText(references.map((number) => new RegExp(`^HU2-${number} `)));
  }
});

test("the board as at another day", async ({ tracker, signedInAs }) => {
  const page = await signedInAs("executive");
  const owner = (reference: string) =>
    main(page)
      .getByRole("table")
      .first()
      .getByRole("row", { name: new RegExp(`^${reference} `) })
      .getByRole("cell")
      .first();

  await test.step("a day asked for in the form", async () => {
    await page.getByLabel("As at").fill("2022-06-01");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/\/board\?as-at=2022-06-01$/);
    await expect(main(page)).toContainText("This is how it was at the end of 1 June 2022.");
    await expect(main(page)).toContainText("5 recommendations, none with an update yet. No due dates are set.");
    await expect(owner("HU2-1")).toHaveText("Kent and Medway CCG");
  });

  await test.step("the day on which NHS Kent and Medway took over", async () => {
    await page.goto("/board?as-at=2022-07-01");
    await expect(owner("HU2-1")).toHaveText(/^NHS Kent and Medway\s*named as Kent and Medway CCG$/);
  });

  await test.step("a day that can't be shown says so, and today is shown", async () => {
    for (const [day, sentence] of [
      ["2027-02-30", "Check the date: there is no such day in the calendar."],
      ["2099-01-01", "That day has not come yet."],
      ["2001-01-01", "That day is before the first review was published."],
    ] as const) {
      await page.goto(`/board?as-at=${day}`);
      await expect(main(page)).toContainText(`${sentence} This page shows today.`);
      await expect(page.getByLabel("As at")).toHaveValue(tracker.day(0));
    }
  });

  await test.step("the last meeting, and back", async () => {
    await page.goto("/board");
    const meeting = await lastMeeting(page);
    await follow(boardTable(page).getByRole("link", { name: shortened(meeting), exact: true }));
    await expect(main(page)).toContainText("1 is at risk");
    await expect(main(page)).toContainText(`This is how it was at the end of ${meeting}.`);
    await expect(main(page)).not.toContainText(`Next Executive meeting then: ${meeting}`);
    await expect(page.getByRole("region", { name: "For you to decide" })).toHaveCount(0);
    const atMeetings = boardTable(page).getByRole("columnheader", { name: /^At each meeting/ });
    await expect(atMeetings).not.toContainText("Now");
    await expect(atMeetings.getByRole("link")).toHaveCount(2);
    await follow(page.getByRole("link", { name: "Show today" }));
    await expect(page).toHaveURL("/board");
    await expect(page.getByRole("region", { name: "For you to decide" })).toBeVisible();
  });

  await test.step("a recommendation as at a day: only what had happened, and nothing to do", async () => {
    await page.goto("/recommendations?as-at=2022-06-01");
    await follow(main(page).getByRole("link", { name: "HU2-1" }));
    await expect(main(page)).toContainText("as at 1 June 2022");
    await expect(page.getByRole("heading", { level: 3 })).toHaveText([
      "Owner assigned: Kent and Medway CCG",
      "Recommended",
    ]);
  });
});

test("pages of a past date offer nothing to do, and know nothing of later", async ({ tracker, signedInAs }) => {
  const business = await signedInAs("business");
  const [past, isoDate] = ["2022-06-01", tracker.day(-100)];
  await test.step("agencies, reviews and meetings have nothing to add or change, and stay on the date", async () => {
    for (const path of ["/agencies", "/reviews", "/board/meetings", "/reviews/HU2"]) {
      await business.goto(`${path}?as-at=${past}`);
      await expect(main(business), path).toContainText("This is how it was at the end of 1 June 2022.");
      await expect(main(business).getByRole("link", { name: /^(Add|Record|Build) / }), path).toHaveCount(0);
    }
    await business.goto(`/board/meetings?as-at=${past}`);
    await expect(main(business)).toContainText("No meeting had been added by then.");
    await business.goto(`/reviews/HU2?as-at=${past}`);
    await follow(main(business).getByRole("link", { name: "HU2-1" }));
    await expect(business).toHaveURL(/HU2-1\?as-at=2022-06-01$/);
  });

  await test.step("an agency has the name and what it owned then", async () => {
    await business.goto(`/agencies?as-at=${past}`);
    await expect(main(business)).not.toContainText("NHS Kent and Medway");
    await follow(main(business).getByRole("link", { name: "Kent and Medway CCG" }));
    await expect(main(business)).toContainText("Owned then");
    await expect(main(business)).toContainText("HU2-1");
    await expect(main(business).getByRole("link", { name: /^(Rename|Dissolve) it$/ })).toHaveCount(0);
    await follow(main(business).getByRole("link", { name: "Show today" }));
    await expect(business).toHaveURL(/\/agencies\/\d+$/);
    await business.goto("/agencies");
    const later = await main(business).getByRole("link", { name: "NHS Kent and Medway" }).getAttribute("href");
    await business.goto(`${later}?as-at=${past}`);
    await expect(main(business)).toContainText("This agency was not in the tracker then.");
  });

  await test.step("a recommendation links to no form", async () => {
    await business.goto("/recommendations/HU2-4");
    await expect(main(business).getByRole("link", { name: /^(Remove a passage|Correct this)/ })).not.toHaveCount(0);
    await business.goto(`/recommendations/HU2-4?as-at=${isoDate}`);
    await expect(main(business)).toContainText("Update: At risk");
    const forms = /^(Remove a passage|Correct this|Post|Add|Answer|The question|Decide|Appraise)/;
    await expect(main(business).getByRole("link", { name: forms })).toHaveCount(0);
    await expect(main(business).getByRole("button")).toHaveCount(0);
  });
});

test("the list is filtered by its form, sorted by its headings, and both by its address", async ({ signedInAs }) => {
  const page = await signedInAs("executive");
  await follow(page.getByRole("link", { name: "Recommendations", exact: true }));
  await expect(listed(page)).toHaveText(FIVE);

  await test.step("by its form", async () => {
    await page.getByRole("combobox", { name: "Rating" }).selectOption({ label: "On track" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/rating=on-track/);
    await follow(page.getByRole("columnheader", { name: "Last update" }).getByRole("link"));
    await expect(listed(page)).toHaveText([/^HU2-4/, /^HU2-1/]);
    await expect(page.getByRole("combobox", { name: "Rating" })).toHaveValue("on-track");
    await expect(page.getByRole("columnheader", { name: "Last update" })).toHaveAttribute("aria-sort", "descending");
    await follow(page.getByRole("columnheader", { name: "Last update" }).getByRole("link"));
    await expect(listed(page)).toHaveText([/^HU2-1/, /^HU2-4/]);
    await expect(page.getByRole("columnheader", { name: "Last update" })).toHaveAttribute("aria-sort", "ascending");
    await page.getByRole("combobox", { name: "Rating" }).selectOption({ label: "All" });
    await page.getByRole("combobox", { name: "Owner" }).selectOption({ label: "NHS Kent and Medway" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(listed(page)).toHaveText([/^HU2-1/]);
  });

  await test.step("by its address", async () => {
    await page.goto("/recommendations?sort=rating");
    await expect(listed(page)).toHaveText([/^HU2-3/, /^HU2-2/, /^HU2-5/, /^HU2-1/, /^HU2-4/]);
    await page.goto("/recommendations?only=to-confirm");
    await expect(listed(page)).toHaveText([/^HU2-5/]);
    await page.goto("/recommendations?sort=nonsense&rating=purple&page=zero");
    await expect(listed(page)).toHaveText(FIVE);
    await page.goto("/recommendations?rating=delivered");
    await expect(main(page)).toContainText("No recommendation matches.");
  });
});

test("on a phone: through the folded menu to the review as it was published", async ({ signedInAs }) => {
  const phone = { width: 390, height: 844 };
  const page = await signedInAs("executive");
  await page.setViewportSize(phone);
  const reviews = page.getByRole("link", { name: "Reviews", exact: true });
  await expect(reviews).toBeHidden();
  await page.getByText("Menu", { exact: true }).click();
  await expect(reviews).toBeVisible();

  await page.setViewportSize(phone);
  await follow(reviews);
  await follow(main(page).getByRole("link", { name: "HU2" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Harm to Under 2s in Kent");
  await expect(page.getByRole("row", { name: /^HU2-1/ })).toContainText(
    "Kent and Medway CCG to present an update on the roll-out of the ICON programme and provision of future training in Kent.",
  );
});
