import type { Locator, Page } from "@playwright/test";
import { inWords } from "./support/days.ts";
import { press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import * as steps from "./support/steps.ts";
import type { Role } from "./support/tracker.ts";

test.use({ clockMoves: true });

const EARLY_HELP = "KCC Early Help";
const PAPERS = [
  { title: "The first paper", risks: "Two posts are vacant." },
  { title: "The second paper", risks: "One post is vacant." },
  { title: "The third paper", risks: "None is known." },
];
const LATE = "Baby A and the others were each seen in ten days.";

const main = (page: Page) => page.getByRole("main");

/** The lines under a heading of a paper. */
function linesUnder(page: Page, heading: RegExp): Locator {
  return main(page)
    .getByRole("heading", { level: 2, name: heading })
    .locator("xpath=following-sibling::*[1]")
    .getByRole("listitem");
}

/** The rating of each recommendation in a table of them. */
async function ratingsIn(table: Locator): Promise<Record<string, string>> {
  const rows = await table
    .getByRole("row")
    .filter({ has: table.page().getByRole("rowheader") })
    .all();
  const rated = rows.map(async (row) => {
    const reference = /HU2-\d/.exec((await row.getByRole("rowheader").textContent()) ?? "")?.[0] ?? "";
    const rating = /No update yet|On track|At risk|Off track|Overdue|Delivered, not yet assured|Complete/;
    return [reference, rating.exec((await row.textContent()) ?? "")?.[0] ?? ""] as const;
  });
  return Object.fromEntries(await Promise.all(rated));
}

test("three meetings of a year, each with its paper", async ({ tracker, signedInAs }) => {
  const people = {
    business: await signedInAs("business"),
    executive: await signedInAs("executive"),
    lead: await signedInAs("lead", EARLY_HELP),
    viewer: await signedInAs("viewer"),
  };
  /** A session ends after half an hour without use, so a person who comes back on another day signs in again. */
  const signIn = async (role: Role) => {
    await people[role].goto(tracker.signInLink(role, role === "lead" ? EARLY_HELP : undefined));
    return people[role];
  };
  const meetings = [tracker.day(60), tracker.day(150), tracker.day(240)].map((day) => ({
    day,
    path: `/board/meetings/${day}`,
  }));
  const pathOf = (which: number) => meetings[which]?.path ?? "";
  const dayOf = (which: number) => inWords(meetings[which]?.day ?? "");
  const today = () => inWords(tracker.day());

  /** Issues the paper of a meeting and returns its text, after checking that its ratings are those of the list. */
  const issue = async (which: number): Promise<string> => {
    const business = await signIn("business");
    await steps.issuePaper(business, pathOf(which), PAPERS[which] ?? { title: "", risks: "" });
    await business.goto("/recommendations");
    const standing = await ratingsIn(main(business).getByRole("table"));
    const viewer = await signIn("viewer");
    const text = await read(which);
    expect(await ratingsIn(main(viewer).getByRole("table").first())).toEqual(standing);
    return text;
  };
  /** The text of an issued paper, as a viewer reads it. */
  const read = async (which: number): Promise<string> => {
    await people.viewer.goto(`${pathOf(which)}/paper?version=1`);
    return (await main(people.viewer).textContent()) ?? "";
  };
  const papers: string[] = [];

  await test.step("before the first, the lead says that a plan is at risk, and something else is held", async () => {
    const business = await signIn("business");
    for (const { day } of meetings) await steps.addMeeting(business, day);
    await tracker.moveOn(40);
    const lead = await signIn("lead");
    const given = { rating: "At risk", done: "Two districts have left.", inTheWay: "Two posts are vacant." };
    expect(await steps.postUpdate(lead, "HU2-4", given)).toBe(303);
  });

  let held = "";
  await test.step("the first paper says so; what is held is not in it", async () => {
    await tracker.moveOn(15);
    held = await steps.postHeld(await signIn("lead"), "HU2-4", { rating: "On track", done: LATE });
    papers.push(await issue(0));
    expect(papers[0]).toContain("Two districts have left.");
    expect(papers[0]).not.toContain("Baby A");
  });

  const due = tracker.day(140);
  await test.step("after it, the held update is released, a date is set, and the meeting asks and notes", async () => {
    await tracker.moveOn(6);
    const executive = await signIn("executive");
    expect(await steps.ask(executive, "HU2-2", "How many families were seen?", 1)).toBe(303);
    await executive.goto(`${pathOf(0)}/decisions?item=HU2-1:note`);
    await executive.getByLabel("What the meeting noted").fill("It thanked the wards.");
    expect(await press(executive, "Save the note")).toBe(303);
    const business = await signIn("business");
    expect(await steps.setDueDate(business, "HU2-2", due, "Agreed.")).toBe(303);
    await business.goto(`/held/${held}`);
    await business.getByLabel(/^Note/).fill("A is the name of a ward.");
    expect(await press(business, "Release it")).toBe(303);
  });
  const afterFirst = today();

  await test.step("the second paper tells just that, the late update as late", async () => {
    await tracker.moveOn(80);
    papers.push(await issue(1));
    const changes = linesUnder(people.viewer, new RegExp(`^What has changed since the paper of ${dayOf(0)}`));
    await expect(changes).toHaveText([
      new RegExp(`^HU2-1 .+Noted: It thanked the wards, on ${afterFirst}\\.$`),
      new RegExp(`^HU2-2 .+Question asked, on ${afterFirst}; due date set: ${inWords(due)}, on ${afterFirst}\\.$`),
      /^HU2-4 .+Moved from At risk to Overdue: it was due on \d+ \w+ \d{4}; update: on track, written on \d+ \w+ \d{4} and released since: late\.$/,
    ]);
    expect(papers[1]).toContain(LATE);
  });

  await test.step("between the second and the third, nothing is recorded but that a date passes", async () => {
    await tracker.moveOn(95);
    papers.push(await issue(2));
    const changes = linesUnder(people.viewer, new RegExp(`^What has changed since the paper of ${dayOf(1)}`));
    await expect(changes.filter({ hasText: /^HU2-2/ })).toHaveText(
      new RegExp(`Moved from No update yet to Overdue: it was due on ${inWords(due)}\\.$`),
    );
    for (const words of [/: on track/, /asked/, /oted/])
      await expect(changes.filter({ hasText: words })).toHaveCount(0);
  });

  await test.step("and each paper says to this day what it said when it was issued", async () => {
    for (const which of meetings.keys()) expect(await read(which)).toBe(papers[which]);
  });

  await test.step("the year’s extract has the update, and where nothing was reported", async () => {
    await people.viewer.goto(`/board/year?from=${tracker.day(-300)}&to=${tracker.day()}`);
    await expect(main(people.viewer)).toContainText(LATE);
    await expect(linesUnder(people.viewer, /^Where there was little/).filter({ hasText: /^HU2-2/ })).toContainText(
      "overdue",
    );
  });
});
