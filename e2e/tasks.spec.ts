import type { Page } from "@playwright/test";
import { inShortWords, inWords } from "./support/days.ts";
import { follow, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { signOut } from "./support/menu.ts";
import { accept, invite, signIn } from "./support/people.ts";
import { ask, askForDate, askForSignOff, assign, postUpdate } from "./support/steps.ts";

const TRAINING = "KSCMP training";

const tasks = (page: Page) => page.getByRole("main").getByRole("list").first().getByRole("listitem");
const part = (page: Page, title: string) =>
  page
    .getByRole("main")
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: title }) });

test("signing in leads to my work or to the board", async ({ tracker, newcomer, signedInAs }) => {
  for (const [role, agency, address, heading] of [
    ["business", undefined, "/my-work", "My work"],
    ["lead", TRAINING, "/my-work", "My work"],
    ["executive", undefined, "/board", "Where the recommendations stand"],
    ["viewer", undefined, "/board", "Where the recommendations stand"],
  ] as const) {
    const page = await newcomer();
    await page.goto(tracker.signInLink(role, agency));
    await expect(page, role).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1 }), role).toHaveText(heading);
    const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "My work" });
    await expect(link, role).toHaveCount(address === "/my-work" ? 1 : 0);
    await page.goto("/my-work");
    await expect(page, role).toHaveURL(address);
  }

  await test.step("with a password, too", async () => {
    const business = await signedInAs("business");
    for (const [name, role, agency, address] of [
      ["Ana", /^Executive/, undefined, "/board"],
      ["Ben", /^Lead/, TRAINING, "/my-work"],
    ] as const) {
      const email = `${name.toLowerCase()}@example.org`;
      const page = await newcomer();
      await accept(page, await invite(business, { name, email, role, ...(agency && { agency }) }));
      await expect(page, name).toHaveURL(address);
      expect(await signOut(page)).toBe(303);
      await page.goto("/sign-in");
      expect(await signIn(page, email)).toBe(303);
      await expect(page, name).toHaveURL(address);
    }
  });
});

test("a lead’s tasks are in order of urgency", async ({ tracker, signedInAs, newcomer }) => {
  const business = await signedInAs("business");
  const nhs = await signedInAs("lead", "NHS Kent and Medway");
  await test.step("a question before an owner’s own silence", async () => {
    await nhs.goto("/my-work");
    await expect(nhs.getByRole("main")).toContainText(`NHS Kent and Medway · today, ${inWords(tracker.day())}`);
    await expect(nhs.getByRole("main")).toContainText("2 things to do");
    await expect(tasks(nhs).getByRole("link")).toHaveText(["Answer a question on HU2-1", "Post an update on HU2-1"]);
    await expect(tasks(nhs).nth(0)).toContainText(`asked on ${inWords(tracker.day(-69))}`);
    await expect(tasks(nhs).nth(1)).toContainText(/no update for \d+ days/);
  });

  await test.step("nothing, where nothing waits", async () => {
    const earlyHelp = await signedInAs("lead", "KCC Early Help");
    await earlyHelp.goto("/my-work");
    await expect(earlyHelp.getByRole("main")).toContainText("Nothing to do now");
    await expect(earlyHelp.getByRole("table")).toContainText("HU2-4");
  });

  const noor = await newcomer();
  const invited = { name: "Noor Ahmed", email: "noor@example.org", role: /^Lead/, agency: TRAINING };
  await accept(noor, await invite(business, invited));
  expect(await assign(business, "HU2-2", { agency: TRAINING, reason: "It trains the health visitors." })).toBe(303);
  expect(await ask(business, "HU2-3", "Which districts are left?")).toBe(303);
  await business.goto("/people");
  await follow(business.getByRole("link", { name: `Sample lead of ${TRAINING}` }));
  await follow(business.getByRole("link", { name: "Hand over their work" }));
  await business.getByLabel("New lead").selectOption({ label: `Noor Ahmed, ${TRAINING}` });
  await business.getByLabel("Why?").fill("On leave.");
  expect(await press(business, "Hand over")).toBe(303);

  await test.step("what others wait for, then what is late, then what is coming", async () => {
    await noor.goto("/my-work");
    await expect(tasks(noor).getByRole("link")).toHaveText([
      "Accept what was handed over to you",
      "Post an update on HU2-3",
      "Answer a question on HU2-3",
      "Post an update on HU2-2",
      "Update an action on HU2-3",
    ]);
    for (const [index, words] of [
      `from Sample lead of ${TRAINING}`,
      "9 days overdue",
      `asked on ${inWords(tracker.day())}`,
      "no update yet",
      `due ${inWords(tracker.day(18))}`,
    ].entries())
      await expect(tasks(noor).nth(index)).toContainText(words);
  });

  await test.step("and what is done is gone from it", async () => {
    await follow(tasks(noor).getByRole("link", { name: "Accept what was handed over to you" }));
    expect(await press(noor, "Accept it")).toBe(303);
    expect(await postUpdate(noor, "HU2-2", { rating: "On track", done: "The courses are booked." })).toBe(303);
    await noor.goto("/my-work");
    await expect(tasks(noor).getByRole("link")).toHaveText([
      "Post an update on HU2-3",
      "Answer a question on HU2-3",
      "Update an action on HU2-3",
    ]);
  });
});

test.describe("on data as seeded", () => {
  test.use({ ownTracker: true });

  test("the business team sees silent owners, what waits for the Executive, and open questions", async ({
    tracker,
    signedInAs,
  }) => {
    const business = await signedInAs("business");
    const lead = await signedInAs("lead", "KCC Early Help");
    await business.goto("/my-work");
    await expect(business.getByRole("main")).toContainText(`Business team · today, ${inWords(tracker.day())}`);
    await expect(part(business, "Silent owners").getByRole("listitem").filter({ hasText: "HU2-1" })).toContainText(
      /NHS Kent and Medway, silent for \d+ days/,
    );
    await expect(part(business, "Questions not answered").getByRole("listitem")).toHaveText([
      new RegExp(`^HU2-1.*asked on ${inWords(tracker.day(-69))}$`),
    ]);
    await expect(part(business, "Waiting for the Executive").getByRole("listitem")).toHaveText([
      /^HU2-5.*owner to be confirmed$/,
    ]);
    await expect(business.getByRole("main")).toContainText("No text is held for review. No action is overdue.");
    await expect(business.getByRole("main")).not.toContainText("No owner is silent.");
    await expect(part(business, "Overdue").getByRole("listitem")).toHaveText([
      /^HU2-3.*KSCMP training, 9 days overdue$/,
    ]);
    await expect(part(business, "Silent owners").getByRole("listitem").filter({ hasText: "HU2-2" })).toHaveText(
      /KSCMP Executive, silent for \d+ days, no update yet$/,
    );
    await expect(part(business, "Still missing").getByRole("listitem")).toHaveText([
      /^Set due dates\s*3 recommendations have no due date$/,
      /^Name leads\s*3 recommendations have no lead$/,
      /^Set success measures\s*4 recommendations have no success measure$/,
    ]);
    await expect(part(business, "Counts").getByRole("link")).toHaveText([
      /^Overdue\s*1$/,
      /^Silent owners\s*3$/,
      /^No update yet\s*2$/,
      /^No lead\s*3$/,
      /^No due date\s*3$/,
      /^No success measure\s*4$/,
      /^Questions not answered\s*1$/,
      /^Owners to be confirmed\s*1$/,
    ]);
    await expect(business.getByRole("main")).toContainText("8 things to do");
    await follow(part(business, "Counts").getByRole("link", { name: /^No success measure/ }));
    await expect(business.getByRole("main")).toContainText("4 recommendations without a success measure");
    await business.goto("/my-work");

    const dueOn = tracker.day(200);
    const later = { dueOn, reason: "One partner is late.", interimRisk: "Small: plans go by post." };
    expect(await askForDate(lead, "HU2-4", later)).toBe(303);
    const delivered = { rating: "Delivered", done: "Every district shares plans." };
    expect(await postUpdate(lead, "HU2-4", delivered)).toBe(303);
    const claimed = { done: "Every district shares plans.", difference: "Partners hear of a plan sooner." };
    expect(await askForSignOff(lead, "HU2-4", claimed)).toBe(303);
    expect(await postUpdate(business, "HU2-1", { rating: "On track", done: "Told by telephone." })).toBe(303);

    await business.goto("/my-work");
    await expect(part(business, "Waiting for the Executive").getByRole("listitem")).toHaveText([
      /^HU2-4.*sign-off asked for$/,
      new RegExp(`^HU2-4.*${inShortWords(dueOn)} asked for$`),
      /^HU2-5.*owner to be confirmed$/,
    ]);
    await expect(business.getByRole("heading", { name: "Waiting for the Executive" })).toContainText("3");
    await expect(part(business, "Silent owners").getByRole("listitem").filter({ hasText: "HU2-1" })).toHaveCount(0);
    await follow(part(business, "Questions not answered").getByRole("link", { name: "HU2-1" }));
    await business.getByLabel("Your answer").fill("All six wards; 84 midwives.");
    expect(await press(business, "Post the answer")).toBe(303);
    await business.goto("/my-work");
    await expect(part(business, "Questions not answered")).toHaveCount(0);
    await expect(business.getByRole("main")).toContainText("Every question is answered.");
  });
});
