import { inWords } from "./support/days.ts";
import { follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followOnPage } from "./support/menu.ts";

const HU25 = "/recommendations/HU2-5";

test("the business team takes over a plan that is late already", async ({ signedInAs, tracker }) => {
  const business = await signedInAs("business");
  const [due, agreed] = [tracker.day(-60), tracker.day(-400)];

  await test.step("a due date that has passed needs the day on which it was agreed", async () => {
    await business.goto(`${HU25}/due-date`);
    await business.getByLabel("Due date").fill(due);
    await business.getByLabel("How was this date agreed?").fill("In the plan of last year.");
    expect(await press(business, "Set the due date")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText([
      `Enter the day on which ${inWords(due)} was agreed, since it has passed. Or enter a later day.`,
    ]);
    await business.getByLabel("Agreed on").fill(agreed);
    expect(await press(business, "Set the due date")).toBe(303);
    await expect(timelineEvents(business, `Due date set: ${inWords(due)}`)).toContainText(
      `Taken over from an earlier plan, agreed on ${inWords(agreed)}.`,
    );
    await expect(business.getByRole("main")).toContainText("60 days overdue");
    await expect(business.getByRole("main")).toContainText(`agreed on ${inWords(agreed)}, before it was entered here`);
  });

  await test.step("and so does an action, with a reason", async () => {
    await business.goto(`${HU25}/actions/add`);
    await business.getByLabel("What is to be done?").fill("Publish the audit.");
    await business.getByLabel("Due on").fill(tracker.day(-30));
    expect(await press(business, "Add the action")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveCount(2);
    await business.getByLabel("Agreed on").fill(agreed);
    await business.getByLabel("Why is it entered now?").fill("Taken over from the plan of last year.");
    expect(await press(business, "Add the action")).toBe(303);
    await expect(timelineEvents(business, "Action added")).toContainText(`agreed on ${inWords(agreed)}`);
  });
});

test("a lead cannot, and is told so", async ({ signedInAs, tracker }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await lead.goto("/recommendations/HU2-4/actions/add");
  await expect(lead.getByText("It comes from an earlier plan")).toHaveCount(0);
  await lead.getByLabel("What is to be done?").fill("Share the plans.");
  await lead.getByLabel("Due on").fill(tracker.day(-1));
  expect(await press(lead, "Add the action")).toBe(422);
  await expect(problem(lead)).toContainText("Only the business team can enter a day that has passed");
});

test("asking for sign-off is reachable at any time, and says what is missing", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "NHS Kent and Medway");
  await lead.goto("/recommendations/HU2-1");
  await followOnPage(lead, "Ask for sign-off");
  const missing = lead.getByRole("region", { name: "Still missing for sign-off" });
  await expect(missing.getByRole("link")).toHaveText(["Post an update", "Add evidence"]);
  await expect(lead.getByRole("button", { name: "Ask for sign-off" })).toHaveCount(0);
});

test("a recommendation without a lead says how it gets one", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await business.goto("/recommendations/HU2-2");
  await expect(business.getByRole("main")).toContainText(
    "Sample lead of KSCMP Executive can report for KSCMP Executive: name the lead",
  );
  await follow(business.getByRole("link", { name: "name the lead" }));
  await expect(business).toHaveURL("/recommendations/HU2-2/owner");
  const viewer = await signedInAs("viewer");
  await viewer.goto("/recommendations/HU2-2");
  await expect(viewer.getByRole("main")).toContainText("Not named yetThe business team names the lead.");
});
