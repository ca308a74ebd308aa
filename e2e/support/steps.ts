import { expect, type Page } from "@playwright/test";
import { evidencePlace, follow, type GivenEvidence, giveEvidence, press } from "./forms.ts";

// Steps that several journeys share: each fills in one form, posts it and returns the status of the response.

export interface Assigned {
  readonly agency: string;
  readonly lead?: string;
  readonly reason: string;
}

/** The business team assigns an owner, with its lead where one is named. */
export async function assign(page: Page, reference: string, { agency, lead, reason }: Assigned): Promise<number> {
  await page.goto(`/recommendations/${reference}/owner`);
  await page.getByRole("combobox", { name: "Agency" }).selectOption({ label: agency });
  if (lead) await page.getByLabel("Lead person").selectOption({ label: `${lead}, ${agency}` });
  await page.getByRole("radio", { name: "Assigned by the partnership" }).check();
  await page.getByLabel("Why this agency?").fill(reason);
  return press(page, "Save the owner");
}

export async function setDueDate(page: Page, reference: string, dueOn: string, reason: string): Promise<number> {
  await page.goto(`/recommendations/${reference}/due-date`);
  await page.getByLabel("Due date").fill(dueOn);
  await page.getByLabel("How was this date agreed?").fill(reason);
  return press(page, "Set the due date");
}

/** Links a recommendation with one of another review by its reference, and returns once both are linked. */
export async function linkRecommendations(page: Page, reference: string, other: string, kind: string) {
  await page.goto(`/recommendations/${reference}/said-before`);
  await page.getByLabel(/by its reference|^Reference of the other/).fill(other);
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.getByLabel("Why?").fill("Both ask for it.");
  expect(await press(page, "Link the two")).toBe(303);
}

export interface Reported {
  readonly rating: string;
  readonly done: string;
  readonly difference?: string;
  readonly inTheWay?: string;
}

export async function postUpdate(page: Page, reference: string, given: Reported): Promise<number> {
  await page.goto(`/recommendations/${reference}/update`);
  await page.getByLabel(/^What has been done/).fill(given.done);
  if (given.difference) await page.getByLabel("What difference has it made?").fill(given.difference);
  if (given.inTheWay) await page.getByLabel("What is in the way?").fill(given.inTheWay);
  await page.getByRole("radio", { name: given.rating }).check();
  return press(page, "Post the update");
}

export async function addEvidence(page: Page, reference: string, given: GivenEvidence): Promise<number> {
  await page.goto(`/recommendations/${reference}/evidence`);
  await giveEvidence(await evidencePlace(page, 1), given);
  return press(page, "Add the evidence");
}

export interface DateAskedFor {
  readonly dueOn: string;
  readonly reason: string;
  readonly interimRisk: string;
}

export async function askForDate(page: Page, reference: string, given: DateAskedFor): Promise<number> {
  await page.goto(`/recommendations/${reference}/new-date`);
  await page.getByLabel("The date you ask for").fill(given.dueOn);
  await page.getByLabel("Why can’t the date be kept?").fill(given.reason);
  await page.getByLabel("What is the risk until then, and what is done about it?").fill(given.interimRisk);
  return press(page, "Ask for this date");
}

export interface Claimed {
  readonly done: string;
  readonly difference: string;
}

export async function askForSignOff(page: Page, reference: string, { done, difference }: Claimed): Promise<number> {
  await page.goto(`/recommendations/${reference}/sign-off`);
  await page.getByLabel("What was done?").fill(done);
  await page.getByLabel("What difference did it make?").fill(difference);
  return press(page, "Ask for sign-off");
}

export interface Decided {
  readonly choice: string;
  readonly reason: string;
  /** Its index in the list of meetings, latest first; between meetings where it is left out. */
  readonly meeting?: number;
}

/** Records a decision in the form on this page: on a date, a sign-off or a re-check. */
export async function decide(page: Page, { choice, reason, meeting }: Decided): Promise<number> {
  await page.getByRole("radio", { name: choice }).check();
  await page.getByRole("textbox").fill(reason);
  if (meeting !== undefined) await page.getByLabel("At which meeting?").selectOption({ index: meeting });
  return press(page, "Record the decision");
}

export async function ask(page: Page, reference: string, words: string, meeting?: number): Promise<number> {
  await page.goto(`/recommendations/${reference}/questions/ask`);
  await page.getByLabel(/^Your question to /).fill(words);
  if (meeting !== undefined) await page.getByLabel("At which meeting?").selectOption({ index: meeting });
  return press(page, "Ask the question");
}

/** Answers the one question that a recommendation has open. */
export async function answer(page: Page, reference: string, words: string): Promise<number> {
  await page.goto(`/recommendations/${reference}`);
  const link = page.getByRole("region", { name: "Waiting" }).getByRole("link", { name: /^Answer/ });
  await page.goto((await link.getAttribute("href")) ?? "");
  await page.getByLabel("Your answer").fill(words);
  return press(page, "Post the answer");
}

/** The business team or a scrutineer posts an assessment beside the owner's rating. */
export async function assess(page: Page, reference: string, rating: string, reason: string): Promise<number> {
  await page.goto(`/recommendations/${reference}/assess`);
  await page.getByRole("radio", { name: rating }).check();
  await page.getByLabel("Why?").fill(reason);
  return press(page, "Post your rating");
}

export interface HandedOver {
  readonly from: string;
  /** With their agency, as the list names them. */
  readonly to: string;
  readonly reason: string;
}

/** The business team hands over one lead's recommendations to another. */
export async function handOver(page: Page, { from, to, reason }: HandedOver): Promise<number> {
  await page.goto("/people");
  await follow(page.getByRole("link", { name: from, exact: true }));
  await follow(page.getByRole("link", { name: "Hand over their work" }));
  await page.getByLabel("New lead").selectOption({ label: to });
  await page.getByLabel("Why?").fill(reason);
  return press(page, "Hand over");
}

export interface CoverSheet {
  readonly title: string;
  readonly risks: string;
}

/** The business team writes the cover sheet of a meeting's paper and issues it; returns the address of its Word file. */
export async function issuePaper(page: Page, meeting: string, { title, risks }: CoverSheet): Promise<string> {
  await page.goto(`${meeting}/paper/cover`);
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Risks").fill(risks);
  expect(await press(page, "Save and view the paper")).toBe(303);
  await follow(page.getByRole("link", { name: "Issue the paper" }));
  expect(await press(page, "Issue the paper")).toBe(303);
  return (await page.getByRole("link", { name: "Word", exact: true }).last().getAttribute("href")) ?? "";
}

/** The business team adds a meeting; returns the address of its page. */
export async function addMeeting(page: Page, heldOn: string): Promise<string> {
  await page.goto("/board/meetings/add");
  await page.getByLabel("Day").fill(heldOn);
  await page.getByLabel("Meeting", { exact: true }).fill("Executive");
  expect(await press(page, "Add the meeting")).toBe(303);
  return `/board/meetings/${heldOn}`;
}

/** Posts an update with an identifier after its warning, so that it is held; returns its trail number. */
export async function postHeld(page: Page, reference: string, { rating, done }: Reported): Promise<string> {
  expect(await postUpdate(page, reference, { rating, done })).toBe(422);
  await page.getByRole("checkbox", { name: /no one can be identified by it/ }).check();
  expect(await press(page, "Post the update")).toBe(303);
  return /[?&]done=(\d+)/.exec(page.url())?.[1] ?? "";
}

/** Types in an update as a person does, and waits until the draft has been saved. */
export async function typeAndPause(page: Page, words: string) {
  await page.getByLabel(/^What has been done since/).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  // What was typed before the page's script had loaded is saved with the next key.
  await expect(async () => {
    const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/drafts") && answer.ok(), {
      timeout: 5000,
    });
    await page.keyboard.press("Space");
    await page.keyboard.press("Backspace");
    await kept;
  }).toPass();
}
