import type { Page } from "@playwright/test";
import { inWords } from "./support/days.ts";
import { follow, press, problem, sendInstead, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followOnPage } from "./support/menu.ts";

const HU23 = "/recommendations/HU2-3";
const CONTENT = "Content: terminology, and completing a Request for Support";
const DELIVERY = "Delivery: consistency and provision";
const WHAT = "Write one glossary for all five sessions.";
const AGENCY = "KSCMP training";
const LEAD = "Sample lead of KSCMP training";
const DISTRICTS = "Agree with two more districts where the course is given.";

const actions = (page: Page) => page.getByRole("region", { name: "What it asks for" });
const action = (page: Page, what: string) => actions(page).getByRole("listitem").filter({ hasText: what });
/** A part of the recommendation beside how much of it is done. */
const ask = (page: Page, words: string) => actions(page).getByRole("heading", { level: 3, name: words }).locator("..");
const dueOn = (page: Page) => page.getByLabel("Due on");

async function expectAllKept(page: Page) {
  await expect(page.getByLabel("What is to be done?")).toHaveValue(WHAT);
  await expect(page.getByRole("radio", { name: CONTENT })).toBeChecked();
  await expect(page.getByRole("combobox", { name: "Person" }).getByRole("option", { selected: true })).toHaveText(
    "Not named",
  );
}

test("a lead adds an action, says it is done, and drops another", async ({ tracker, signedInAs }) => {
  const lead = await signedInAs("lead", AGENCY);
  await test.step("each part of the recommendation says how far it is", async () => {
    await lead.goto(HU23);
    await expect(ask(lead, CONTENT)).toHaveText(`${CONTENT}1 of 1 action done`);
    await expect(ask(lead, DELIVERY)).toHaveText(`${DELIVERY}0 of 1 action done`);
    await expect(action(lead, DISTRICTS)).toContainText(`${AGENCY}, ${LEAD} · due ${inWords(tracker.day(18))}`);
  });

  await test.step("a day that has passed, and one in no calendar, are refused: all that was typed stays", async () => {
    await followOnPage(lead, "Add an action");
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Add an action");
    await expect(lead.getByRole("combobox", { name: "Person" }).getByRole("option", { selected: true })).toHaveText(
      `${LEAD}, ${AGENCY}`,
    );
    await lead.getByLabel("What is to be done?").fill(WHAT);
    await lead.getByRole("radio", { name: CONTENT }).check();
    await lead.getByRole("combobox", { name: "Person" }).selectOption({ label: "Not named" });
    await dueOn(lead).fill(tracker.day(-1));
    expect(await press(lead, "Add the action")).toBe(422);
    await expect(problem(lead).getByRole("link")).toHaveText([
      "Enter today or a later day. Only the business team can enter a day that has passed, from an earlier plan.",
    ]);
    await expect(dueOn(lead)).toHaveValue(tracker.day(-1));
    await expectAllKept(lead);

    const february = `${Number(tracker.day().slice(0, 4)) + 1}-02-30`;
    await dueOn(lead).fill(tracker.day(10));
    await sendInstead(lead, "**/actions/add", { day: tracker.day(10), other: february });
    expect(await press(lead, "Add the action")).toBe(422);
    await expect(problem(lead).getByRole("link")).toHaveText([
      "Check the day it is due: there is no such day in the calendar.",
    ]);
    await expect(dueOn(lead)).toHaveAttribute("value", february);
    await expectAllKept(lead);
  });

  await test.step("mended, it is added", async () => {
    await lead.getByRole("combobox", { name: "Person" }).selectOption({ label: `${LEAD}, ${AGENCY}` });
    await dueOn(lead).fill(tracker.day(10));
    expect(await press(lead, "Add the action")).toBe(303);
    await expect(timelineEvents(lead, "Action added").first()).toContainText(WHAT);
    await expect(action(lead, WHAT)).toContainText(`${AGENCY}, ${LEAD} · due ${inWords(tracker.day(10))}`);
    await expect(ask(lead, CONTENT)).toHaveText(`${CONTENT}1 of 2 actions done`);
  });

  await test.step("done, with the day it was done", async () => {
    await lead.goto("/my-work");
    await expect(lead.getByRole("main")).toContainText(WHAT);
    const task = lead.getByRole("listitem").filter({ hasText: WHAT });
    await follow(task.getByRole("link", { name: "Update an action on HU2-3" }));
    await lead.getByRole("radio", { name: "Done", exact: true }).check();
    expect(await press(lead, "Save")).toBe(422);
    await expect(problem(lead).getByRole("link")).toHaveText(["Enter the day it was done."]);
    await lead.getByLabel("Done on").fill(tracker.day());
    await lead.getByLabel("Note").fill("It is in use in all five.");
    expect(await press(lead, "Save")).toBe(303);
    await expect(timelineEvents(lead, "Action: done").first()).toContainText(`by ${LEAD} for ${AGENCY}`);
    await expect(action(lead, WHAT)).toContainText(`done on ${inWords(tracker.day())}`);
    await expect(action(lead, WHAT)).toContainText("It is in use in all five.");
    await expect(ask(lead, CONTENT)).toHaveText(`${CONTENT}2 of 2 actions done`);
  });

  await test.step("another is dropped, and says why", async () => {
    await follow(action(lead, DISTRICTS).getByRole("link", { name: /^Update this action/ }));
    await lead.getByRole("radio", { name: "Dropped" }).check();
    expect(await press(lead, "Save")).toBe(422);
    await expect(problem(lead).getByRole("link")).toHaveText(["Say in the note why it was dropped."]);
    await lead.getByLabel("Note").fill("Every district gives it already.");
    expect(await press(lead, "Save")).toBe(303);
    await expect(timelineEvents(lead, "Action: dropped")).toContainText("Every district gives it already.");
    await expect(action(lead, DISTRICTS)).toContainText("Dropped: ");
    await expect(action(lead, DISTRICTS)).toContainText("Every district gives it already.");
    await expect(ask(lead, DELIVERY)).toHaveText(`${DELIVERY}every action was dropped`);
    await lead.goto("/my-work");
    await expect(lead.getByRole("link", { name: /^Update an action/ })).toHaveCount(0);
  });
});

test.describe("as days pass", () => {
  test.use({ clockMoves: true });

  test("the business team adds an action on behalf, and it becomes overdue", async ({ tracker, signedInAs }) => {
    const business = await signedInAs("business");
    const due = tracker.day(2);
    await test.step("on behalf of the agency, towards its second part", async () => {
      await business.goto(`${HU23}/actions/add`);
      await expect(
        business.getByRole("combobox", { name: "On behalf of" }).getByRole("option", { selected: true }),
      ).toHaveText(AGENCY);
      await business.getByLabel("What is to be done?").fill("Give the course twice in the west.");
      await business.getByRole("radio", { name: DELIVERY }).check();
      await dueOn(business).fill(due);
      expect(await press(business, "Add the action")).toBe(303);
      const added = timelineEvents(business, "Action added").first();
      await expect(added).toContainText(`${AGENCY}, due ${inWords(due)}`);
      await expect(added).toContainText(`, business team, on behalf of ${AGENCY}`);
      await expect(ask(business, DELIVERY)).toHaveText(`${DELIVERY}0 of 2 actions done`);
      await expect(actions(business)).not.toContainText("overdue");
    });

    await tracker.moveOn(5);
    const viewer = await signedInAs("viewer");
    const row = viewer
      .getByRole("table")
      .first()
      .getByRole("row", { name: /^HU2-3 / });
    await test.step("three days after its day the board counts it, and the recommendation says which", async () => {
      await expect(row).toContainText("1 action overdue");
      await follow(row.getByRole("link", { name: "HU2-3" }));
      await expect(action(viewer, "Give the course twice in the west.")).toContainText("3 days overdue");
      await expect(action(viewer, DISTRICTS)).not.toContainText("overdue");
    });

    await test.step("done, it is overdue no longer", async () => {
      const lead = await signedInAs("lead", AGENCY);
      await lead.goto(HU23);
      await follow(
        action(lead, "Give the course twice in the west.").getByRole("link", { name: /^Update this action/ }),
      );
      await lead.getByRole("radio", { name: "Done", exact: true }).check();
      await lead.getByLabel("Done on").fill(tracker.day(-1));
      expect(await press(lead, "Save")).toBe(303);
      await expect(ask(lead, DELIVERY)).toHaveText(`${DELIVERY}1 of 2 actions done`);
      await viewer.goto("/board");
      await expect(row).not.toContainText("action overdue");
    });
  });
});
