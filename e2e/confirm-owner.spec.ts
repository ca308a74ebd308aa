import { follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followOnPage } from "./support/menu.ts";

test("the business team proposes an owner, and the Executive confirms it", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  await test.step("the business team proposes an owner", async () => {
    await follow(business.getByRole("table").first().getByRole("link", { name: "HU2-5" }));
    await followOnPage(business, "Change the owner or lead");
    await expect(business.getByRole("heading", { level: 1 })).toHaveText("Change the owner or lead");

    await business.getByLabel("Agency", { exact: true }).selectOption({ label: "KSCMP Executive" });
    await business.getByLabel("Lead person").selectOption({ label: "Sample lead of KSCMP Executive, KSCMP Executive" });
    await business.getByRole("radio", { name: "Proposed" }).check();
    expect(await press(business, "Save the owner")).toBe(422);
    await expect(problem(business)).toContainText("Say why this agency, in a sentence.");
    await expect(business.getByRole("radio", { name: "Proposed" })).toBeChecked();

    await business.getByLabel("Why this agency?").fill("It commissioned the audit that is to be published.");
    expect(await press(business, "Save the owner")).toBe(303);
    await expect(business).toHaveURL(/\/recommendations\/HU2-5\?done=\d+/);
    await expect(timelineEvents(business, "Owner proposed: KSCMP Executive").first()).toContainText(
      "It commissioned the audit that is to be published.",
    );
    await expect(business.getByRole("link", { name: "Confirm the owner" })).toBeHidden();
  });

  const executive = await signedInAs("executive");
  const toDecide = executive.getByRole("region", { name: "For you to decide" });
  await test.step("the board asks the Executive", async () => {
    await expect(executive.getByRole("main")).toContainText("1 owner is to be confirmed.");
    await expect(toDecide.getByRole("listitem")).toHaveText([
      /^Confirm the owner of HU2-5\s*KSCMP Executive is proposed$/,
      /^Your question on HU2-1\s*not answered for \d+ days$/,
    ]);
  });

  await test.step("an Executive member confirms it", async () => {
    await follow(toDecide.getByRole("link", { name: "Confirm the owner of HU2-5" }));
    await expect(executive.getByRole("main")).toContainText("Proposed as owner: KSCMP Executive.");
    await expect(executive.getByRole("main")).toContainText("It commissioned the audit that is to be published.");
    expect(await press(executive, "Confirm KSCMP Executive")).toBe(303);
  });

  await test.step("the timeline shows both, and it is not asked again", async () => {
    await expect(timelineEvents(executive, "Owner confirmed by the Executive")).toHaveCount(1);
    await expect(timelineEvents(executive, "Owner proposed: KSCMP Executive").first()).toContainText(
      "Lead: Sample lead of KSCMP Executive.",
    );
    await expect(executive.getByRole("link", { name: "Confirm the owner" })).toBeHidden();

    await follow(executive.getByRole("link", { name: "Board" }));
    await expect(toDecide.getByRole("link")).toHaveText(["Your question on HU2-1"]);
    await expect(executive.getByRole("main")).not.toContainText("to be confirmed");
    await expect(executive.getByRole("row", { name: /^HU2-5/ }).first()).toContainText("Lead named; owner confirmed");
  });

  await test.step("once the question is answered too, there is nothing to decide", async () => {
    const lead = await signedInAs("lead", "NHS Kent and Medway");
    await lead.goto("/my-work");
    await follow(lead.getByRole("link", { name: "Answer a question on HU2-1" }));
    await lead.getByLabel("Your answer").fill("All eleven wards; 140 midwives so far.");
    expect(await press(lead, "Post the answer")).toBe(303);
    await executive.reload();
    await expect(toDecide).toContainText("Nothing to decide.");
    await expect(toDecide.getByRole("link")).toHaveCount(0);
  });
});
