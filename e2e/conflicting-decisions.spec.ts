import { fieldsOf, press, problem, send, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { accept, invite } from "./support/people.ts";
import { askForDate, postUpdate } from "./support/steps.ts";

const DECIDE = "/recommendations/HU2-4/new-date/decide";
const REASON = "One partner is late with its system.";
const RISK = "Small: plans go by secure e-mail until then.";

test("a date that has passed or is in no calendar is refused, and the form keeps what was typed", async ({
  tracker,
  signedInAs,
}) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const passed = tracker.day(-1);
  expect(await askForDate(lead, "HU2-4", { dueOn: passed, reason: REASON, interimRisk: RISK })).toBe(422);
  await expect(problem(lead)).toContainText("Enter a due date that has not passed.");
  await expect(lead.getByLabel("The date you ask for")).toHaveValue(passed);
  await expect(lead.getByLabel("Why can’t the date be kept?")).toHaveValue(REASON);
  await expect(lead.getByLabel(/^What is the risk until then/)).toHaveValue(RISK);

  await test.step("30 February, which a browser with a date field does not send", async () => {
    const form = await fieldsOf(lead, "Ask for this date");
    const thirtieth = form.map(([name, value]) => [name, name === "dueOn" ? "2031-02-30" : value] as const);
    const answer = await send(lead, "/recommendations/HU2-4/new-date", thirtieth);
    expect(answer.status()).toBe(422);
    const words = await answer.text();
    for (const kept of [
      "Check the due date: there is no such day in the calendar.",
      'value="2031-02-30"',
      REASON,
      RISK,
    ])
      expect(words).toContain(kept);
  });

  await lead.goto("/recommendations/HU2-4");
  await expect(timelineEvents(lead, /^Another due date asked for/)).toHaveCount(0);
});

test("two Executive members decide on one date at once: the first counts, and the second keeps their text", async ({
  tracker,
  signedInAs,
  newcomer,
}) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const dueOn = tracker.day(200);
  expect(await askForDate(lead, "HU2-4", { dueOn, reason: REASON, interimRisk: RISK })).toBe(303);
  const first = await signedInAs("executive");
  const second = await newcomer();
  const invited = { name: "Jo Marsh", email: "jo@example.org", role: /^Executive/ };
  await accept(second, await invite(await signedInAs("business"), invited));

  for (const [page, choice, reason] of [
    [first, "Accept the new date", "The reason is sound."],
    [second, "Refuse it", "It has waited long enough."],
  ] as const) {
    await page.goto(DECIDE);
    await page.getByRole("radio", { name: choice }).check();
    await page.getByLabel("Why?").fill(reason);
  }
  expect(await press(first, "Record the decision")).toBe(303);
  expect(await press(second, "Record the decision")).toBe(409);
  await expect(problem(second)).toContainText("Another person has just decided on this request.");
  await expect(problem(second).getByRole("definition")).toHaveText([
    "Accepted. The reason is sound.",
    "It has waited long enough.",
  ]);
  await expect(second.getByLabel("Why?")).toHaveValue("It has waited long enough.");
  await expect(second.getByRole("radio", { name: "Refuse it" })).toBeChecked();
  expect(await press(second, "Record the decision")).toBe(409);

  await second.goto("/recommendations/HU2-4");
  await expect(timelineEvents(second, /^Due date moved to /)).toContainText("The reason is sound.");
  await expect(second.getByRole("main")).not.toContainText("It has waited long enough.");
});

test("evidence of another recommendation can’t be cited in a sign-off", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const delivered = { rating: "Delivered", done: "Every ward gives it." };
  for (const reference of ["HU2-1", "HU2-4"]) expect(await postUpdate(business, reference, delivered)).toBe(303);
  await business.goto("/recommendations/HU2-4/sign-off");
  const cited = (await fieldsOf(business, "Ask for sign-off")).filter(([name]) => name === "evidenceIds");
  expect(cited).toHaveLength(1);

  const path = "/recommendations/HU2-1/sign-off";
  await business.goto(path);
  await business.getByLabel("What was done?").fill("Every ward gives it.");
  await business.getByLabel("What difference did it make?").fill("Midwives ask about it.");
  const form = await fieldsOf(business, "Ask for sign-off");
  expect(form.map(([name]) => name)).not.toContain("evidenceIds");
  const answer = await send(business, path, [...form, ...cited]);
  expect(answer.status()).toBe(422);
  const words = await answer.text();
  for (const sentence of ["Choose evidence of this recommendation, as it is listed here.", "Midwives ask about it."])
    expect(words).toContain(sentence);
  await business.goto("/recommendations/HU2-1");
  await expect(timelineEvents(business, "Sign-off asked for")).toHaveCount(0);
});

test("work is not handed over to a disabled person", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const other = await signedInAs("business");
  await invite(business, { name: "Noor Ahmed", email: "noor@example.org", role: /^Lead/, agency: "KCC Early Help" });
  const noor = new URL(business.url()).pathname;
  await business.goto("/people");
  const lead = business.getByRole("link", { name: "Sample lead of KCC Early Help" });
  const path = `${await lead.getAttribute("href")}/hand-over`;
  await business.goto(path);
  await business.getByLabel("New lead").selectOption({ label: "Noor Ahmed, KCC Early Help" });
  await business.getByLabel("Why?").fill("Left the agency.");
  const form = await fieldsOf(business, "Hand over");

  await other.goto(`${noor}/disable`);
  await other.getByLabel("Why?").fill("Left, too.");
  expect(await press(other, "Disable Noor Ahmed")).toBe(303);

  await other.goto(path);
  await expect(other.getByRole("main")).toContainText("There is no one to hand it to yet.");
  const sentence = "Choose a lead who can sign in: this person is disabled, or no lead.";
  const forged = await send(other, path, form);
  expect(forged.status()).toBe(422);
  expect(await forged.text()).toContain(sentence);
  expect(await press(business, "Hand over")).toBe(422);
  await expect(problem(business)).toContainText(sentence);
  await expect(business.getByLabel("Why?")).toHaveValue("Left the agency.");

  await business.goto("/history?kind=owners");
  await expect(business.getByRole("table")).not.toContainText("Handed over");
});
