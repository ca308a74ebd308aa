import type { Page } from "@playwright/test";
import { follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followOnPage } from "./support/menu.ts";

const WORDS = "In which districts are no plans shared yet?";
const ANSWER = "In West alone; it begins there next month.";
const FURTHER = "What keeps West from beginning now?";

const toDecide = (page: Page) => page.getByRole("region", { name: "For you to decide" });
const waiting = (page: Page) => page.getByRole("region", { name: "Waiting" });
const rowOnBoard = (page: Page) =>
  page
    .getByRole("table")
    .first()
    .getByRole("row", { name: /^HU2-4 / });
const onMyWork = (page: Page) => page.getByRole("link", { name: "Answer a question on HU2-4" });
const onAgencyPage = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: /asked on \d+ \w+ \d{4}/ });

async function gotoAgency(page: Page) {
  await page.goto("/agencies");
  await follow(page.getByRole("main").getByRole("link", { name: "KCC Early Help", exact: true }).first());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("KCC Early Help");
}

test("the Executive asks, the lead answers, and the Executive asks again", async ({ signedInAs }) => {
  const executive = await signedInAs("executive");
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto("/my-work");
  await expect(onMyWork(lead)).toBeHidden();

  await test.step("the Executive asks at its meeting", async () => {
    await follow(executive.getByRole("table").first().getByRole("link", { name: "HU2-4" }));
    await followOnPage(executive, "Ask the owner a question");
    await expect(executive.getByRole("heading", { level: 1 })).toHaveText("Ask the owner a question");

    await executive.getByLabel("At which meeting?").selectOption({ index: 1 });
    expect(await press(executive, "Ask the question")).toBe(422);
    await expect(problem(executive).getByRole("link")).toHaveCount(1);
    await expect(executive.getByLabel("At which meeting?").getByRole("option", { selected: true })).toHaveText(
      /^\d+ \w+ \d{4}, Executive$/,
    );

    await executive.getByLabel("Your question to KCC Early Help").fill(WORDS);
    expect(await press(executive, "Ask the question")).toBe(303);
    await expect(executive).toHaveURL(/\/recommendations\/HU2-4\?done=\d+/);
    await expect(timelineEvents(executive, "Question")).toContainText(WORDS);
    await expect(timelineEvents(executive, "Question")).toContainText(/At the meeting of \d+ \w+ \d{4}\./);
    await expect(waiting(executive)).toContainText(`For the owner: ${WORDS}`);
    await expect(waiting(executive)).toContainText("Asked by Sample Executive member, Executive");
    await expect(waiting(executive).getByRole("link")).toHaveCount(0);
  });

  await test.step("it shows on the board, on the agency’s page and in the lead’s work", async () => {
    await follow(executive.getByRole("link", { name: "Board" }));
    await expect(toDecide(executive).getByRole("link", { name: /^Your question on / })).toHaveText([
      "Your question on HU2-1",
      "Your question on HU2-4",
    ]);
    await expect(rowOnBoard(executive)).toContainText("1 question open");

    await gotoAgency(lead);
    await expect(lead.getByRole("heading", { name: "Questions to answer" })).toBeVisible();
    await expect(onAgencyPage(lead)).toHaveCount(1);
    await expect(onAgencyPage(lead).getByRole("link")).toHaveText("HU2-4");

    await lead.goto("/my-work");
    await expect(lead.getByRole("listitem").filter({ has: onMyWork(lead) })).toContainText(/asked on \d+ \w+ \d{4}/);
  });

  let thread = "";
  await test.step("the lead answers", async () => {
    await follow(onMyWork(lead));
    thread = new URL(lead.url()).pathname;
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Question not answered yet");
    await expect(lead.getByRole("main")).toContainText(WORDS);
    expect(await press(lead, "Post the answer")).toBe(422);
    await expect(problem(lead).getByRole("link")).toHaveCount(1);
    await lead.getByLabel("Your answer").fill(ANSWER);
    expect(await press(lead, "Post the answer")).toBe(303);
    await expect(timelineEvents(lead, "Answer")).toContainText("by Sample lead of KCC Early Help for KCC Early Help");
    await expect(timelineEvents(lead, "Answer")).toContainText(ANSWER);
  });

  await test.step("it waits nowhere any more", async () => {
    await expect(waiting(lead)).toBeHidden();
    await gotoAgency(lead);
    await expect(lead.getByRole("heading", { name: "Questions to answer" })).toBeHidden();
    await lead.goto("/my-work");
    await expect(onMyWork(lead)).toBeHidden();
    await follow(executive.getByRole("link", { name: "Board" }));
    await expect(toDecide(executive).getByRole("link", { name: /^Your question on / })).toHaveText([
      "Your question on HU2-1",
    ]);
    await expect(rowOnBoard(executive)).not.toContainText("question");
  });

  await test.step("the Executive asks again", async () => {
    await executive.goto(thread);
    await expect(executive.getByRole("heading", { level: 1 })).toHaveText("Question answered");
    await expect(executive.getByRole("button", { name: "Post the answer" })).toBeHidden();
    await executive.getByLabel("What is still open?").fill(FURTHER);
    expect(await press(executive, "Ask again")).toBe(303);
    await expect(timelineEvents(executive, "Asked again")).toContainText(FURTHER);
    await expect(waiting(executive)).toContainText(`For the owner: ${FURTHER}`);
  });

  await test.step("it is open again, for all to see", async () => {
    await follow(executive.getByRole("link", { name: "Board" }));
    await expect(toDecide(executive).getByRole("link", { name: "Your question on HU2-4" })).toBeVisible();
    await expect(rowOnBoard(executive)).toContainText("1 question open");
    await gotoAgency(lead);
    await expect(onAgencyPage(lead).getByRole("link")).toHaveText("HU2-4");
    await lead.goto("/my-work");
    await follow(onMyWork(lead));
    await expect(lead).toHaveURL(thread);
  });

  await test.step("the thread reads in the order in which it was said", async () => {
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Question not answered yet");
    const said = lead.getByRole("main").getByRole("listitem");
    await expect(said.getByRole("heading", { level: 2 })).toHaveText(["Question", "Answer", "Asked again"]);
    await expect(said).toHaveText([
      /by Sample Executive member, Executive\s*In which districts are no plans shared yet\?$/,
      /by Sample lead of KCC Early Help, for KCC Early Help\s*In West alone; it begins there next month\.$/,
      /by Sample Executive member, Executive\s*What keeps West from beginning now\?$/,
    ]);
    await lead.getByLabel("Your answer").fill("A secure mailbox; it is ordered.");
    expect(await press(lead, "Post the answer")).toBe(303);
    await expect(waiting(lead)).toBeHidden();
  });
});
