import type { Page } from "@playwright/test";
import { inShortWords, inWords } from "./support/days.ts";
import { csv } from "./support/files.ts";
import { follow, press, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followOnPage } from "./support/menu.ts";
import * as steps from "./support/steps.ts";
import type { Role } from "./support/tracker.ts";

test.use({ clockMoves: true });

const HU22 = "/recommendations/HU2-2";
const TRAINING = { agency: "KSCMP training", lead: "Sample lead of KSCMP training" };
const MEASURED = "Nine in ten families of babies were seen at home, face to face.";

const main = (page: Page) => page.getByRole("main");
const headline = (page: Page) => main(page).getByRole("heading", { level: 1 }).locator("~ p");
const particular = (page: Page, term: string) =>
  main(page).getByRole("term").filter({ hasText: term }).locator("..").getByRole("definition");

/** The text of a page without what is only there for today (decisions, links to forms) or only for a past date (its band). */
const textOf = (page: Page) =>
  main(page).evaluate((shown) => {
    const copy = document.createElement("main");
    copy.innerHTML = shown.innerHTML;
    const differing = "[aria-labelledby=at-meetings] li:last-child, p:has(> a[href*='/questions/'])";
    for (const part of copy.querySelectorAll(differing)) part.remove();
    for (const band of copy.querySelectorAll("p")) if (band.textContent.endsWith("Show today")) band.remove();
    for (const heading of copy.querySelectorAll("#waiting")) heading.textContent = "Waiting";
    return copy.textContent;
  });

/** The text of the board without what is only there for today: what to do, the next meeting, the form, and the ratings now. */
const boardOf = (page: Page) =>
  main(page).evaluate((shown) => {
    const copy = document.createElement("main");
    copy.innerHTML = shown.innerHTML;
    for (const part of copy.querySelectorAll("[aria-labelledby=for-you], h1 + p, form")) part.remove();
    for (const band of copy.querySelectorAll("p")) if (band.textContent.endsWith("Show today")) band.remove();
    const rows = [...(copy.querySelectorAll("table")[0]?.rows ?? [])];
    const column = [...(rows[0]?.cells ?? [])].findIndex(({ textContent }) =>
      textContent.startsWith("At each meeting"),
    );
    if (column >= 0) for (const row of rows) row.deleteCell(column);
    return copy.textContent;
  });

/** The text of two pages on a day. */
interface Stood {
  readonly day: string;
  readonly recommendation: string;
  readonly board: string;
}

test("a recommendation through a year, and as at each day of it", async ({ tracker, signedInAs }) => {
  const people = {
    business: await signedInAs("business"),
    executive: await signedInAs("executive"),
    lead: await signedInAs("lead", TRAINING.agency),
    viewer: await signedInAs("viewer"),
  };
  /** A session ends after half an hour without use, so a person who comes back on another day signs in again. */
  const signIn = async (role: Role) => {
    await people[role].goto(tracker.signInLink(role, role === "lead" ? TRAINING.agency : undefined));
    return people[role];
  };

  const story: Stood[] = [];
  const step = (title: string, { after }: { after: number }, does: () => Promise<void>) =>
    test.step(title, async () => {
      await tracker.moveOn(after);
      await does();
      const reader = await signIn("viewer");
      await reader.goto("/board");
      const board = await boardOf(reader);
      await reader.goto(HU22);
      story.push({ day: tracker.day(), recommendation: await textOf(reader), board });
    });
  const showsStatus = async (page: Page, ...words: readonly string[]) => {
    await page.goto(HU22);
    await expect(headline(page)).toHaveText([...words, `Owner: ${TRAINING.agency}`].join(" · "));
  };
  const first = tracker.day(61);
  let asked = "";

  await step("it is assigned, with a lead", { after: 0 }, async () => {
    const business = await signIn("business");
    expect(await steps.assign(business, "HU2-2", { ...TRAINING, reason: "It trains the health visitors." })).toBe(303);
    await showsStatus(business, "No update yet");
  });

  await step("the first due date is set", { after: 1 }, async () => {
    const business = await signIn("business");
    expect(await steps.setDueDate(business, "HU2-2", first, "Agreed with the lead.")).toBe(303);
    await showsStatus(business, "No update yet", "due in 60 days");
  });

  await step("the lead posts an update", { after: 15 }, async () => {
    const lead = await signIn("lead");
    const done = "The standard is written into the contract.";
    expect(await steps.postUpdate(lead, "HU2-2", { rating: "On track", done })).toBe(303);
    await showsStatus(lead, "On track", "due in 45 days");
  });

  await step("the Executive asks, at its meeting", { after: 14 }, async () => {
    const executive = await signIn("executive");
    const words = "How many families were seen face to face?";
    expect(await steps.ask(executive, "HU2-2", words, 1)).toBe(303);
    await expect(timelineEvents(executive, "Question")).toContainText(/At the meeting of \d+ \w+ \d{4}\./);
    await executive.goto("/board");
    await expect(executive.getByRole("region", { name: "For you to decide" })).toContainText("Your question on HU2-2");
  });

  await step("the lead answers", { after: 4 }, async () => {
    const lead = await signIn("lead");
    expect(await steps.answer(lead, "HU2-2", "Six in ten, and rising.")).toBe(303);
    await expect(timelineEvents(lead, "Answer")).toContainText("by Sample lead of KSCMP training for KSCMP training");
    await expect(lead.getByRole("region", { name: "Waiting" })).toBeHidden();
  });

  await step("they ask for another due date", { after: 3 }, async () => {
    const lead = await signIn("lead");
    asked = tracker.day(100);
    const given = { dueOn: asked, reason: "Two posts are vacant.", interimRisk: "First-time parents are seen first." };
    expect(await steps.askForDate(lead, "HU2-2", given)).toBe(303);
    await expect(lead.getByRole("region", { name: "Waiting" })).toContainText(`another due date, ${inWords(asked)}`);
    await showsStatus(lead, "On track", "due in 24 days");
  });

  await step("it is refused, with a reason", { after: 2 }, async () => {
    const executive = await signIn("executive");
    await follow(executive.getByRole("link", { name: "Decide on the due date of HU2-2" }));
    await expect(main(executive)).toContainText(
      `asks for ${inWords(asked)} instead of ${inWords(first)}: 76 days later.`,
    );
    await expect(main(executive)).toContainText("this would be the first change");
    const decided = { choice: "Refuse it", reason: "Fill the posts first." };
    expect(await steps.decide(executive, decided)).toBe(303);
    await expect(timelineEvents(executive, `Due date of ${inWords(asked)} refused`)).toContainText(
      "Fill the posts first.",
    );
    await expect(particular(executive, "Due")).not.toContainText("first agreed");
  });

  await step("the date passes, and they ask again", { after: 24 }, async () => {
    const lead = await signIn("lead");
    await expect(main(lead)).toContainText("2 days overdue");
    asked = tracker.day(40);
    const given = { dueOn: asked, reason: "The posts are filled.", interimRisk: "The waiting list is read weekly." };
    expect(await steps.askForDate(lead, "HU2-2", given)).toBe(303);
    await showsStatus(lead, "Overdue", "2 days overdue");
  });

  await step("it is accepted at a meeting: the first date, the change and the slip stay", { after: 2 }, async () => {
    const executive = await signIn("executive");
    await executive.goto(`${HU22}/new-date/decide`);
    const decided = { choice: "Accept the new date", reason: "The posts are filled.", meeting: 1 };
    expect(await steps.decide(executive, decided)).toBe(303);
    await expect(timelineEvents(executive, `Due date moved to ${inWords(asked)}`)).toContainText("At the meeting of ");
    await showsStatus(executive, "On track", "due in 38 days");
    const slip = `first agreed ${inWords(first)}; 1 change, 42 days later`;
    await expect(particular(executive, "Due")).toContainText(`${inWords(asked)}`);
    await expect(particular(executive, "Due")).toContainText(slip);
    await expect(particular(executive, "Due").getByRole("listitem")).toHaveText([
      new RegExp(`^${inWords(first)}, agreed on `),
      new RegExp(`^${inWords(asked)}, agreed on ${inWords(tracker.day())}$`),
    ]);
    for (const path of ["/board", "/recommendations"]) {
      await executive.goto(path);
      const row = main(executive)
        .getByRole("table")
        .first()
        .getByRole("row", { name: /^HU2-2 / });
      const inShort = `first agreed ${inShortWords(first)}; 1 change, 42 days later`;
      await expect(row.getByRole("cell").filter({ hasText: inShort })).toContainText(
        `${inShortWords(asked)}in 38 days`,
      );
    }
  });

  await step("the lead reports it delivered", { after: 20 }, async () => {
    const lead = await signIn("lead");
    const done = "Every family of a baby is offered a visit at home.";
    expect(await steps.postUpdate(lead, "HU2-2", { rating: "Delivered", done, difference: MEASURED })).toBe(303);
    await showsStatus(lead, "Delivered, not yet assured", "due in 18 days");
  });

  await step("and asks for sign-off, without evidence of the difference", { after: 1 }, async () => {
    const lead = await signIn("lead");
    await lead.goto(HU22);
    await followOnPage(lead, "Ask for sign-off");
    await expect(main(lead)).toContainText("The Executive cannot accept it without");
    await expect(lead.getByLabel("What difference did it make?")).toHaveValue(MEASURED);
    expect(await press(lead, "Ask for sign-off")).toBe(303);
    await expect(headline(lead)).toHaveText(
      `Delivered, not yet assured · due in 17 days · awaiting sign-off · Owner: ${TRAINING.agency}`,
    );
  });

  await step("the Executive can’t accept that, and returns it with what is missing", { after: 3 }, async () => {
    const executive = await signIn("executive");
    await follow(executive.getByRole("link", { name: "Decide on the sign-off of HU2-2" }));
    await expect(main(executive)).toContainText("Evidence it namesNone");
    await expect(main(executive)).toContainText(
      "It names no evidence of the difference it made, so it can only be returned.",
    );
    await expect(executive.getByRole("radio", { name: "Accept it" })).toHaveCount(0);
    await expect(executive.getByRole("radio", { name: "Return it" })).toBeChecked();
    const decided = { choice: "Return it", reason: "The share of families seen, by district." };
    expect(await steps.decide(executive, decided)).toBe(303);
    await expect(timelineEvents(executive, "Sign-off returned")).toContainText(
      "Missing. The share of families seen, by district.",
    );
    await showsStatus(executive, "Delivered, not yet assured", "due in 14 days", "sign-off returned");
    await expect(executive.getByRole("region", { name: "Waiting" })).toContainText(
      "The owner or the business team asks for sign-off first.",
    );
  });

  await step("the lead adds the evidence and asks again", { after: 4 }, async () => {
    const lead = await signIn("lead");
    await expect(main(lead)).toContainText("the Executive returned your sign-off");
    const file = csv("families-seen.csv", [
      ["District", "Families", "Seen"],
      ["North", 120, 109],
    ]);
    const shows = "Shows what difference it made";
    const given = { file, title: "Families seen, by district", shows, trueOn: tracker.day(-2) } as const;
    expect(await steps.addEvidence(lead, "HU2-2", given)).toBe(303);
    await followOnPage(lead, "Ask for sign-off");
    await expect(main(lead)).toContainText("Returned by the Executive: The share of families seen, by district.");
    await expect(lead.getByRole("checkbox", { name: "Families seen, by district" })).toBeChecked();
    expect(await press(lead, "Ask for sign-off")).toBe(303);
    await showsStatus(lead, "Delivered, not yet assured", "due in 10 days", "awaiting sign-off");
  });

  await step("it is accepted: complete", { after: 3 }, async () => {
    const executive = await signIn("executive");
    await executive.goto(`${HU22}/sign-off/decide`);
    const decided = { choice: "Accept it: complete", reason: "Nine in ten were seen.", meeting: 1 };
    expect(await steps.decide(executive, decided)).toBe(303);
    await expect(timelineEvents(executive, "Sign-off accepted: complete")).toContainText(
      /Accepted as it stood then, with \d+ entries here; nothing added later is part of it\./,
    );
    await showsStatus(executive, "Complete");
  });

  await step("an update added later is no part of what was accepted", { after: 5 }, async () => {
    const lead = await signIn("lead");
    const done = "A film was made about it.";
    expect(await steps.postUpdate(lead, "HU2-2", { rating: "Delivered", done })).toBe(303);
    const later = "Added after the sign-off was accepted, and not part of what was accepted.";
    await expect(timelineEvents(lead, "Update: Delivered").filter({ hasText: done })).toContainText(later);
    await expect(timelineEvents(lead, "Update: Delivered").filter({ hasText: MEASURED })).not.toContainText(later);
    await showsStatus(lead, "Complete");
  });

  await step("six months on it is to be checked again", { after: 180 }, async () => {
    const executive = await signIn("executive");
    await expect(executive.getByRole("region", { name: "For you to decide" })).toContainText("Re-check HU2-2");
    await expect(main(executive)).toContainText("1 re-check is due.");
    await showsStatus(executive, "Complete", "re-check due");
  });

  await step("it has not lasted, and is reopened with a reason", { after: 1 }, async () => {
    const executive = await signIn("executive");
    await follow(executive.getByRole("link", { name: "Re-check HU2-2" }));
    const decided = { choice: "Reopen it", reason: "The share fell to six in ten." };
    expect(await steps.decide(executive, decided)).toBe(303);
    await expect(timelineEvents(executive, "Reopened")).toContainText("The share fell to six in ten.");
    await showsStatus(
      executive,
      "Delivered, not yet assured",
      "silent for 181 days",
      `reopened ${inWords(tracker.day())}`,
    );
  });

  await test.step("each past day shows exactly what it showed then", async () => {
    const reader = people.viewer;
    for (const { day, recommendation, board } of story.slice(0, -1)) {
      await reader.goto(`${HU22}?as-at=${day}`);
      const words = ` · as at ${inWords(day)}`;
      expect.soft(without(words, await textOf(reader)), `HU2-2 as at ${day}`).toBe(recommendation);
      await reader.goto(`/board?as-at=${day}`);
      const before = await boardOf(reader);
      expect.soft(before, `the board as at ${day}`).toBe(board);
    }
  });
});

/** The text without some words, which it is expected to contain. */
function without(words: string, text: string): string {
  expect(text).toContain(words);
  return text.replace(words, "");
}
