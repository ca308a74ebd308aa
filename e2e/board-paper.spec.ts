import type { Page } from "@playwright/test";
import { inWords } from "./support/days.ts";
import { follow, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const main = (page: Page) => page.getByRole("main");
const headline = (page: Page) => page.getByRole("heading", { level: 1 });

/** Opens the page of the next meeting or the last one; returns its address. */
async function meetingPage(page: Page, which: "to come" | "past"): Promise<string> {
  await page.goto("/board/meetings");
  const past = main(page).getByRole("rowheader");
  await follow(
    (which === "past" ? past : main(page).getByRole("listitem")).getByRole("link", { name: /\d{4}$/ }).first(),
  );
  return new URL(page.url()).pathname;
}

/** Downloads a file with the cookies of this page's browser. */
async function fileAt(page: Page, path: string) {
  const answer = await page.request.get(path);
  const { "content-type": type, "content-disposition": disposition } = answer.headers();
  return { status: answer.status(), type, disposition, body: await answer.body() };
}

test("the paper for the coming meeting is built, issued and read, and a decision is recorded", async ({
  tracker,
  signedInAs,
}) => {
  const business = await signedInAs("business");
  const viewer = await signedInAs("viewer");
  const executive = await signedInAs("executive");
  const path = await meetingPage(business, "to come");
  const held = inWords(path.slice(-10));
  const title = "Harm to under 2s: where we are";

  await test.step("the business team builds it", async () => {
    await expect(main(business)).toContainText("Not issued yet.");
    await follow(business.getByRole("link", { name: "Build the paper" }));
    await expect(business.getByLabel("Executive summary")).toHaveValue(/^Of 5 recommendations, /);
    await expect(business.getByLabel("What the Executive is asked to do")).toHaveValue(/HU2-5: Owner to be confirmed/);
    await business.getByLabel("Title", { exact: true }).fill(title);
    await business.getByLabel("Agenda item").fill("4");
    await business.getByLabel("Risks").fill("Two posts are vacant.");
    expect(await press(business, "Save and view the paper")).toBe(303);
    await expect(headline(business)).toHaveText(title);
    await expect(main(business)).toContainText("Draft, not issued");
    await expect(main(business)).toContainText("Two posts are vacant.");
  });

  const draft = (await business.getByRole("link", { name: "Word", exact: true }).getAttribute("href")) ?? "";

  await test.step("the draft is the business team’s alone", async () => {
    expect(await fileAt(business, draft)).toMatchObject({ status: 200, type: WORD });
    for (const page of [viewer, executive])
      for (const address of [draft, `${path}/paper`, `${path}/paper?version=1`])
        expect.soft((await page.request.get(address)).status(), address).toBe(404);
  });

  await test.step("and issues it", async () => {
    await follow(business.getByRole("link", { name: "Issue the paper" }));
    expect(await press(business, "Issue the paper")).toBe(303);
    await expect(business.getByRole("link", { name: "Paper 1, version 1" })).toBeVisible();
  });

  await test.step("an Executive member and a viewer read it", async () => {
    for (const page of [executive, viewer]) {
      await page.goto(path);
      await follow(page.getByRole("link", { name: "Paper 1, version 1" }));
      await expect(headline(page)).toHaveText(title);
      await expect(main(page)).toContainText("Paper 1, version 1, issued ");
      await expect(main(page)).toContainText(`Executive, ${held}`);
      await expect(page.getByRole("link", { name: "Issue the paper" })).toBeHidden();
      const rows = main(page).getByRole("table").first().getByRole("rowheader");
      await expect(rows).toHaveText([/HU2-1/, /HU2-2/, /HU2-3/, /HU2-4/, /HU2-5/]);
    }
    await viewer.goto(`${path}/paper`);
    await expect(viewer).toHaveURL(`${path}/paper?version=1`);
  });

  await test.step("and takes it as a Word file", async () => {
    const word = (await executive.getByRole("link", { name: "Word", exact: true }).getAttribute("href")) ?? "";
    const { status, type, disposition, body } = await fileAt(executive, word);
    expect([status, type]).toEqual([200, WORD]);
    expect(disposition).toContain(`board-paper-${path.slice(-10)}-version-1-official-sensitive-trial-not-for-use.docx`);
    expect(body.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  });

  const past = await meetingPage(executive, "past");

  await test.step("what a meeting decided and noted is recorded, item by item", async () => {
    await follow(executive.getByRole("link", { name: "Record the decisions" }));
    const item = (reference: string) =>
      main(executive)
        .getByRole("listitem")
        .filter({ has: executive.getByRole("heading", { level: 2, name: new RegExp(`^${reference} `) }) });
    await follow(item("HU2-5").getByRole("link", { name: "Confirm the owner" }));
    expect(await press(executive, "Confirm KSCMP Executive")).toBe(303);
    await expect(item("HU2-5").getByRole("link", { name: "Confirm the owner" })).toBeHidden();
    await follow(item("HU2-4").getByRole("link", { name: "Add a note" }));
    await executive.getByLabel("What the meeting noted").fill("It thanked the districts.");
    expect(await press(executive, "Save the note")).toBe(303);
  });

  await test.step("the meeting’s page shows it, and what came of it", async () => {
    await executive.goto(past);
    const row = (reference: string) => main(executive).getByRole("row", { name: new RegExp(`^${reference} `) });
    await expect(row("HU2-5").getByRole("cell")).toHaveText([/^Owner confirmed/, "No update yet"]);
    await expect(row("HU2-4").getByRole("cell")).toHaveText([/It thanked the districts\./, "On track"]);
  });

  await test.step("what changed since the paper, in sentences", async () => {
    await executive.goto("/board/changes");
    await expect(main(executive)).toContainText(
      `From the paper of ${held}, made on ${inWords(tracker.day())}, to today, ${inWords(tracker.day())}`,
    );
    await expect(main(executive).getByRole("listitem")).toHaveText([
      new RegExp(`^HU2-4 .+\\. Noted: .*It thanked the districts.*, on ${inWords(tracker.day())}\\.$`),
      new RegExp(`^HU2-5 .+\\. Owner confirmed, on ${inWords(tracker.day())}\\.$`),
    ]);
    await executive.goto(`/board/changes?from=${tracker.day(-100)}&to=${tracker.day()}`);
    await expect(main(executive)).toContainText(`From ${inWords(tracker.day(-100))} to today, `);
    await expect(
      main(executive)
        .getByRole("listitem")
        .filter({ hasText: /^HU2-4/ }),
    ).toContainText("At risk to On track");
  });

  await test.step("none of it is in the paper as it was issued", async () => {
    await viewer.goto(`${path}/paper?version=1`);
    await expect(main(viewer)).toContainText("Owner to be confirmed: KSCMP Executive.");
    await expect(main(viewer)).not.toContainText("It thanked the districts.");
  });
});

test("the action log as a spreadsheet, and days that can’t be shown", async ({ tracker, signedInAs }) => {
  const page = await signedInAs("viewer");

  await test.step("the action log in Excel, and as CSV", async () => {
    const sheet = await fileAt(page, "/api/actions");
    expect(sheet).toMatchObject({ status: 200, type: EXCEL });
    expect(sheet.disposition).toContain(`action-log-${tracker.day()}-official-sensitive-trial-not-for-use.xlsx`);
    expect(sheet.body.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    const { status, type, body } = await fileAt(page, "/api/actions?as=csv");
    expect([status, type]).toEqual([200, "text/csv; charset=utf-8"]);
    const lines = body.toString().trim().split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toMatch(/^"?HU2-\d/);
    expect((await fileAt(page, "/api/actions?as-at=2099-01-01")).disposition).toContain(tracker.day());
  });

  await test.step("a day that can’t be shown: a sentence, and today", async () => {
    for (const [day, sentence, ofPeriod] of [
      ["2099-01-01", "That day has not come yet.", "The first day is after the last: enter the earlier day first."],
      [
        "2001-01-01",
        "That day is before the first review was published.",
        "That day is before the first review was published.",
      ],
      [
        "2027-02-30",
        "Check the date: there is no such day in the calendar.",
        "Check the first day: there is no such day in the calendar.",
      ],
    ] as const) {
      for (const path of ["/board", "/recommendations"]) {
        await page.goto(`${path}?as-at=${day}`);
        await expect(main(page)).toContainText(sentence);
        await expect(
          main(page)
            .getByRole("row", { name: /^HU2-3 / })
            .first(),
        ).toContainText("Overdue");
      }
      await page.goto(`/board/changes?from=${day}`);
      await expect(main(page)).toContainText(ofPeriod);
      await expect(main(page)).toContainText(`to today, ${inWords(tracker.day())}`);
    }
    await page.goto("/board/changes?to=2099-01-01");
    await expect(main(page)).toContainText("The last day has not come yet: enter today or an earlier day.");
  });
});
