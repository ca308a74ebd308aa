import { daysAgo, follow, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu, followOnPage } from "./support/menu.ts";

test("an agency is added, renamed, and succeeded by two", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const heading = business.getByRole("heading", { level: 1 });

  await test.step("added", async () => {
    await followMenu(business, "Agencies");
    await expect(business.getByRole("row", { name: /^Kent and Medway CCG/ })).toContainText(
      "Dissolved on 1 July 2022, succeeded by NHS Kent and Medway",
    );
    await follow(business.getByRole("link", { name: "Add an agency" }));
    await business.getByLabel("Name").fill("KSCMP Training");
    expect(await press(business, "Add the agency")).toBe(422);
    await expect(problem(business)).toContainText("There is an agency of this name already: enter another name.");
    await business.getByLabel("Name").fill("Medway Council");
    expect(await press(business, "Add the agency")).toBe(303);
    await expect(heading).toHaveText("Medway Council");
  });

  await test.step("renamed: both names stay readable", async () => {
    await follow(business.getByRole("link", { name: "Rename" }));
    await expect(business.getByLabel("New name")).toHaveValue("Medway Council");
    await business.getByLabel("New name").fill("Medway Children’s Services");
    expect(await press(business, "Save the new name")).toBe(303);
    await expect(heading).toHaveText("Medway Children’s Services");
    await expect(business.getByRole("rowheader")).toHaveText(["Medway Children’s Services", "Medway Council"]);
  });

  await test.step("dissolved with two successors: the Executive is asked for its recommendations’ owner", async () => {
    await followMenu(business, "Agencies");
    await follow(business.getByRole("link", { name: "KCC Early Help", exact: true }));
    await follow(business.getByRole("link", { name: "Dissolve" }));
    expect(await press(business, "Dissolve KCC Early Help")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText([
      "Enter the date of dissolution.",
      "Choose at least one successor.",
    ]);
    await business.getByLabel("Date of dissolution").fill(daysAgo(0));
    await business.getByRole("checkbox", { name: "Medway Children’s Services" }).check();
    await business.getByRole("checkbox", { name: "NHS Kent and Medway" }).check();
    expect(await press(business, "Dissolve KCC Early Help")).toBe(303);
    await expect(business.getByRole("main")).toContainText(
      /succeeded by (Medway Children’s Services and NHS Kent and Medway|NHS Kent and Medway and Medway Children’s Services)/,
    );

    const executive = await signedInAs("executive");
    const toDecide = executive.getByRole("region", { name: "For you to decide" });
    await expect(toDecide.getByRole("link")).toHaveText(["Confirm the owner of HU2-5", "Your question on HU2-1"]);
    await business.goto("/board");
    const waiting = business.getByRole("region", { name: "Waiting for the Executive" });
    await expect(waiting.getByRole("link")).toHaveText(["Owner of HU2-4", "Owner of HU2-5"]);
    await expect(waiting).toContainText("KCC Early Help was dissolved, and has several successors");
    await executive.goto("/recommendations/HU2-4");
  });

  await test.step("decided by the business team", async () => {
    await business.goto("/recommendations/HU2-4");
    await followOnPage(business, "Change the owner or lead");
    await business.getByRole("combobox", { name: "Agency" }).selectOption({ label: "Medway Children’s Services" });
    await business.getByRole("combobox", { name: "Lead person" }).selectOption({ label: "Not named yet" });
    await business.getByRole("radio", { name: "Assigned by the partnership" }).check();
    await business.getByLabel("Why this agency?").fill("It took over the Early Help teams.");
    expect(await press(business, "Save the owner")).toBe(303);
    await business.goto("/board");
    const waiting = business.getByRole("region", { name: "Waiting for the Executive" });
    await expect(waiting.getByRole("link")).toHaveText(["Owner of HU2-5"]);
  });
});
