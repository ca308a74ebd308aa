import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { wordsIn, wordsOfWord } from "#tests/support/words.ts";
import { inWords } from "./support/days.ts";
import { follow, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { beginDraft } from "./support/review-forms.ts";
import * as steps from "./support/steps.ts";

const EARLY_HELP = "KCC Early Help";

/** The words that can be seen of a paper in their order. */
async function wordsSeen(page: Page, media: "screen" | "print"): Promise<string[]> {
  const size = page.viewportSize();
  await page.emulateMedia({ media });
  // The width of the text on A4.
  if (media === "print") await page.setViewportSize({ width: 680, height: 960 });
  const texts = await page.getByRole("article").evaluate((article) => {
    const seen: string[] = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() && !parent.closest("svg")) seen.push(node.textContent ?? "");
    }
    return seen;
  });
  await page.emulateMedia({ media: "screen" });
  if (size) await page.setViewportSize(size);
  return wordsIn(texts);
}

/** Checks that page, print and Word of the paper on the page have the same words in the same order, and returns its text. */
async function sameEverywhere(page: Page): Promise<string> {
  const path = (await page.getByRole("link", { name: "Word", exact: true }).getAttribute("href")) ?? "";
  let seen: string[] = [];
  // A draft says the minute that its data are as at, so all three are read again if that minute has passed.
  await expect(async () => {
    await page.reload();
    seen = await wordsSeen(page, "screen");
    expect(await wordsSeen(page, "print")).toEqual(seen);
    const file = unzipSync(await (await page.request.get(path)).body());
    expect(wordsOfWord(strFromU8(file["word/document.xml"] ?? new Uint8Array()))).toEqual(seen);
  }).toPass({ intervals: [0], timeout: 60_000 });
  expect(seen.length).toBeGreaterThan(200);
  return seen.join(" ");
}

test("a date that no one gave is told as the report’s wherever it is shown", async ({ signedInAs }) => {
  const page = await signedInAs("business");
  const main = page.getByRole("main");
  // In the history and among the names of an agency it is a note under the date.
  const dated = /13 May 2022, dated as the report|13 May 2022dated as the report|dated as the report, 13 May 2022/g;
  for (const [address, expected] of [
    ["/recommendations/HU2-3", /assigned by the partnership; dated as the report, 13 May 2022/],
    ["/recommendations/HU2-3/owner", /13 May 2022, dated as the report/],
    ["/recommendations/HU2-5", /proposed, for the Executive to confirm; dated as the report, 13 May 2022/],
    ["/history?to=2022-05-13", /13 May 2022dated as the report/],
    ["/api/history?to=2022-05-13", /13 May 2022, dated as the report/],
    ["/api/history?from=2022-07-01&to=2022-07-01", /1 July 2022, dated as it took effect/],
  ] as const) {
    const text = address.startsWith("/api/")
      ? await (await page.request.get(address)).text()
      : ((await page.goto(address)) && (await main.textContent())) || "";
    expect(text, address).toMatch(expected);
    // The publication of the review is the one date that the report gives.
    const rest = text
      .replaceAll(dated, "")
      .replaceAll(/Harm to Under 2s in Kent, 13 May 2022|13 May 2022, in Harm/g, "");
    expect(rest, address).not.toMatch(/13 May 2022|at midday/);
  }
  await page.goto("/agencies");
  await follow(main.getByRole("link", { name: EARLY_HELP, exact: true }).first());
  await expect(main.getByRole("row", { name: /^KCC Early Help/ })).toContainText("13 May 2022dated as the report");
});

test("page, print and Word of a paper and of the year’s extract say the same, word for word", async ({
  tracker,
  signedInAs,
}) => {
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const lead = await signedInAs("lead", EARLY_HELP);
  const meeting = tracker.day(20);
  const path = `/board/meetings/${meeting}`;
  const year = `/board/year?from=${tracker.day(-300)}&to=${tracker.day()}`;
  await steps.addMeeting(business, meeting);

  await test.step("an owner that is proposed is to be confirmed, in the extract too", async () => {
    await business.goto(year);
    expect(await sameEverywhere(business)).toContain("KSCMP Executive, to be confirmed");
  });

  const dates = [tracker.day(120), tracker.day(150), tracker.day(180)].map(inWords);
  await test.step("a due date moves twice, and the Executive confirms the owner", async () => {
    for (const dueOn of [tracker.day(150), tracker.day(180)]) {
      const asked = { dueOn, reason: "Two districts have left.", interimRisk: "Plans go by post." };
      expect(await steps.askForDate(lead, "HU2-4", asked)).toBe(303);
      await executive.goto("/recommendations/HU2-4/new-date/decide");
      expect(await steps.decide(executive, { choice: "Accept the new date", reason: "Agreed." })).toBe(303);
    }
    await executive.goto("/recommendations/HU2-5/owner/confirm");
    expect(await press(executive, "Confirm KSCMP Executive")).toBe(303);
  });

  const saidBefore = "Second time since 2022; same again as HU2-4 (Harm to Under 2s in Kent, 2022: on track).";
  await test.step("a recommendation of another review repeats one", async () => {
    await business.goto(`${await beginDraft(business)}/check`);
    expect(await press(business, "Publish BR1")).toBe(303);
    await steps.linkRecommendations(business, "BR1-1", "HU2-4", "Same again");
  });

  const [first, between, now] = dates.map((words) => words.replace(/(?<= [A-Z][a-z]{2})[a-z]+/, ""));
  const slip = `First agreed ${first}, then ${between} 2 changes, 60 days later`;
  await test.step("the draft tells both once, the same everywhere", async () => {
    await business.goto(`${path}/paper/cover`);
    expect(await press(business, "Save and view the paper")).toBe(303);
    const draft = await sameEverywhere(business);
    expect(draft).toContain("Draft, not issued: it may still change.");
    expect(draft).toContain("KSCMP Executive, confirmed by the Executive");
    expect(draft).not.toMatch(/to be confirmed|for the Executive to confirm/);
    expect(draft).toContain("named in the report as Kent and Medway CCG; with NHS Kent and Medway since 1 July 2022");
    expect(draft).toContain(`${now} ${slip}`);
    expect(draft).toContain("Risks None written.");
    expect(draft).toContain(`Said before BR1-1 Plans should be shared. ${saidBefore}`);
    expect(draft).toContain(`In other reviews ${saidBefore}`);
  });

  await test.step("everyone who may read the issued paper reaches it at its address", async () => {
    expect((await executive.request.get(`${path}/paper`)).status()).toBe(404);
    await follow(business.getByRole("link", { name: "Issue the paper" }));
    expect(await press(business, "Issue the paper")).toBe(303);
    for (const page of [executive, lead]) {
      await page.goto(`${path}/paper`);
      await expect(page).toHaveURL(`${path}/paper?version=1`);
      expect(await sameEverywhere(page)).toContain("Paper 1, version 1, issued ");
    }
  });

  await test.step("the board, the recommendation and the extract tell every date ever agreed", async () => {
    const told = `irst agreed ${dates[0]}, then ${dates[1]}; 2 changes, 60 days later`;
    // Tables have short dates.
    const toldInShort = told.replaceAll(/(?<=\d [A-Z][a-z]{2})[a-z]+/g, "");
    for (const [address, words] of [
      ["/board", toldInShort],
      ["/recommendations", toldInShort],
      ["/recommendations/HU2-4", told],
    ] as const) {
      await executive.goto(address);
      await expect(executive.getByRole("main"), address).toContainText(words);
    }
    await executive.goto(year);
    const extract = await sameEverywhere(executive);
    expect(extract).toContain(`(first agreed ${dates[0]}, then ${dates[1]}, now ${dates[2]})`);
    expect(extract).not.toContain("to be confirmed");
    expect(extract).toContain(`What had been said before BR1-1 Plans should be shared. ${saidBefore}`);
  });
});
