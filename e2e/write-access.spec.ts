import { businessTeamForms } from "./support/business-team-forms.ts";
import { executiveForms } from "./support/executive-forms.ts";
import { pdf } from "./support/files.ts";
import {
  daysAgo,
  evidencePlace,
  fieldsOf,
  follow,
  giveEvidence,
  highlighted,
  press,
  problem,
  send,
  timelineEvents,
} from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { followMenu } from "./support/menu.ts";
import { ownersForms } from "./support/owner-forms.ts";
import { prepareTrial } from "./support/prepared-trial.ts";
import { everyPageAndHistory, expectRefused } from "./support/refusals.ts";
import { filled } from "./support/restricted-form.ts";

const UPDATE = "/recommendations/HU2-4/update";
const NOT_THEIRS = "You do not have permission to do this";

test("a lead of another agency reads it, and can post nothing on it", async ({ signedInAs }) => {
  const owner = await signedInAs("lead", "KCC Early Help");
  await owner.goto(UPDATE);
  await owner.getByLabel(/^What has been done since/).fill("Written by a person who does not own it.");
  await owner.getByRole("radio", { name: "On track" }).check();
  const theirForm = await fieldsOf(owner, "Post the update");

  const other = await signedInAs("lead", "KSCMP training");
  await test.step("they see it, and no task", async () => {
    await other.goto("/recommendations/HU2-4");
    await expect(timelineEvents(other, "Update: On track")).toHaveCount(1);
    for (const task of ["Post an update", "Add evidence", "Correct this update", "Change the owner or lead"])
      await expect(other.getByRole("link", { name: task })).toBeHidden();
  });

  await test.step("its page is refused", async () => {
    expect((await other.goto(UPDATE))?.status()).toBe(403);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(NOT_THEIRS);
    await expect(other.getByRole("button", { name: "Post the update" })).toBeHidden();
    await follow(other.getByRole("link", { name: "Back to HU2-4" }));
    await expect(other).toHaveURL(/\/recommendations\/HU2-4$/);
  });

  await test.step("so is its form, wherever they send it", async () => {
    for (const path of [UPDATE, "/recommendations/HU2-3/update"]) {
      const answer = await send(other, path, theirForm);
      expect(answer.status(), path).toBe(403);
      expect(await answer.text(), path).toContain(NOT_THEIRS);
    }
  });

  await test.step("and nothing was written", async () => {
    for (const reference of ["HU2-3", "HU2-4"]) {
      await owner.goto(`/recommendations/${reference}`);
      await expect(timelineEvents(owner, /^Update/).first()).toBeVisible();
      await expect(owner.getByRole("main")).not.toContainText("Written by a person who does not own it.");
    }
  });
});

test("the file of a held update is not there for other agencies until it is released", async ({
  signedInAs,
  newcomer,
}) => {
  const author = await signedInAs("lead", "KCC Early Help");
  const notes = pdf("visit-notes.pdf", "Notes of a visit");

  const address = await test.step("its author posts it all the same", async () => {
    await author.goto(UPDATE);
    await author.getByLabel(/^What has been done since/).fill("Baby A was visited at home.");
    await author.getByRole("radio", { name: "On track" }).check();
    await giveEvidence(await evidencePlace(author, 1), {
      file: notes,
      title: "Notes of the visit",
      shows: "Shows what was done",
      trueOn: daysAgo(2),
    });
    expect(await press(author, "Post the update")).toBe(422);
    await expect(highlighted(problem(author))).toHaveText(["Baby A"]);
    await author.getByRole("checkbox", { name: /no one can be identified by it/ }).check();
    expect(await press(author, "Post the update")).toBe(303);
    const posted = timelineEvents(author, "Update: On track").filter({ hasText: "Baby A was visited at home." });
    const link = posted.getByRole("link", { name: "Notes of the visit" });
    return (await link.getAttribute("href")) ?? "";
  });

  const business = await signedInAs("business");
  const other = await signedInAs("lead", "KSCMP training");
  await test.step("its file opens for its author and the business team alone", async () => {
    for (const page of [author, business]) {
      const answer = await page.request.get(address);
      expect(answer.status()).toBe(200);
      expect(notes.buffer.equals(await answer.body())).toBe(true);
    }
    for (const page of [other, await signedInAs("executive"), await signedInAs("viewer")])
      expect((await page.request.get(address)).status()).toBe(404);
    expect((await (await newcomer()).request.get(address)).status()).toBe(401);
  });

  await test.step("the business team reads it and releases it", async () => {
    await followMenu(business, "Held for review");
    await follow(business.getByRole("link", { name: "Update posted on HU2-4" }));
    await expect(business.getByRole("heading", { level: 1 })).toHaveText("Held for review: update posted");
    await expect(highlighted(business.getByRole("main"))).toHaveText(["Baby A"]);
    await business.getByLabel(/^Note/).fill("It is the name of a training film.");
    expect(await press(business, "Release it")).toBe(303);
    await expect(business.getByRole("main")).toContainText("Nothing is held.");
  });

  await test.step("then the other lead can read it, and open its file", async () => {
    expect((await other.request.get(address)).status()).toBe(200);
    await other.goto("/recommendations/HU2-4");
    const released = timelineEvents(other, "Update: On track").filter({ hasText: "Baby A was visited at home." });
    await expect(released.getByRole("link", { name: "Notes of the visit" })).toBeVisible();
    await expect(released).not.toContainText("Held for review.");
  });
});

test("every form that a lead of another agency sends is refused and writes nothing", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const lead = await signedInAs("lead", "KCC Early Help");
  // Their agency owns none of these recommendations.
  const other = await signedInAs("lead", "KSCMP Executive");
  const places = await prepareTrial({ business, executive, lead });
  const before = await everyPageAndHistory(business);
  for (const form of [...ownersForms(places), ...businessTeamForms(places)])
    await expectRefused(other, form, await filled(business, form));
  for (const form of executiveForms) await expectRefused(other, form, await filled(executive, form));
  expect(await everyPageAndHistory(business)).toEqual(before);
});
