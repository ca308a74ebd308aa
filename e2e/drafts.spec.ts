import type { Page } from "@playwright/test";
import { csv, pdf } from "./support/files.ts";
import { daysAgo, evidencePlace, follow, giveEvidence, press, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { signOut } from "./support/menu.ts";
import { typeAndPause } from "./support/steps.ts";

// What JavaScript adds to the forms, which work without it too.

const UPDATE = "/recommendations/HU2-4/update";
const NOT_POSTED = /^This is what you typed here on .+ It has not been posted\./;
const done = (page: Page) => page.getByLabel(/^What has been done since/);

test("a draft survives a closed tab", async ({ signedInAs }) => {
  const page = await signedInAs("lead", "KCC Early Help");
  await page.goto(UPDATE);
  await page.getByRole("radio", { name: "At risk" }).check();
  await typeAndPause(page, "All districts share plans");
  await page.keyboard.type(", and the last of them since Monday.");
  await page.close({ runBeforeUnload: true });

  const again = await page.context().newPage();
  await test.step("what was typed is there again", async () => {
    await expect(async () => {
      await again.goto(UPDATE);
      await expect(done(again)).toHaveValue("All districts share plans, and the last of them since Monday.", {
        timeout: 1000,
      });
    }).toPass();
    await expect(again.getByRole("radio", { name: "At risk" })).toBeChecked();
    await expect(again.getByText(NOT_POSTED)).toBeVisible();
  });

  await test.step("no other person has it", async () => {
    const business = await signedInAs("business");
    await business.goto(UPDATE);
    await expect(done(business)).toHaveValue("");
  });

  await test.step("it can be thrown away", async () => {
    expect(await press(again, "Start again")).toBe(303);
    await expect(done(again)).toHaveValue("");
    await expect(again.getByText(NOT_POSTED)).toBeHidden();
  });
});

test("a posted update leaves no draft", async ({ signedInAs }) => {
  const page = await signedInAs("lead", "KCC Early Help");
  await page.goto(UPDATE);
  await page.getByRole("radio", { name: "On track" }).check();
  await typeAndPause(page, "All districts share plans.");
  expect(await press(page, "Post the update")).toBe(303);
  await page.goto(UPDATE);
  await expect(done(page)).toHaveValue("");
});

test("a draft survives the end of the session", async ({ signedInAs, tracker }) => {
  const page = await signedInAs("lead", "KCC Early Help");
  await page.goto(UPDATE);
  await page.getByRole("radio", { name: "On track" }).check();
  await typeAndPause(page, "All districts share plans.");

  await test.step("signed out in another tab, they go on writing and post", async () => {
    const other = await page.context().newPage();
    await other.goto("/board");
    expect(await signOut(other)).toBe(303);
    await done(page).press("Control+End");
    await page.keyboard.type(" So do the partners.");
    await page.getByRole("button", { name: "Post the update" }).click();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Frecommendations%2FHU2-4%2Fupdate$/);
  });

  await test.step("signed in again, they find all of it", async () => {
    await page.goto(tracker.signInLink("lead", "KCC Early Help"));
    await page.goto(UPDATE);
    await expect(page.getByText(NOT_POSTED)).toBeVisible();
    await expect(page.getByRole("radio", { name: "On track" })).toBeChecked();
    await expect(done(page)).toHaveValue("All districts share plans. So do the partners.");
  });
});

test("a file shows its progress and that it was received", async ({ signedInAs }) => {
  const page = await signedInAs("lead", "KCC Early Help");
  await page.goto(UPDATE);
  const place = await evidencePlace(page, 1);
  const throttle = await slowUpload(page);
  const rows = Array.from({ length: 40_000 }, (_, row) => ["North", row, "plans shared"]);
  await giveEvidence(place, { file: csv("plans.csv", rows) });
  const bar = place.getByRole("progressbar", { name: "Sending plans.csv" });
  await expect(bar).toBeVisible();
  await expect.poll(async () => Number(await bar.getAttribute("value"))).toBeGreaterThan(0.1);
  await expect(place.getByRole("status")).toHaveText("Received: plans.csv.", { timeout: 120_000 });
  await expect(bar).toBeHidden();
  await throttle.detach();

  await giveEvidence(place, { shows: "Shows what difference it made", trueOn: daysAgo(1) });
  await done(page).fill("Counted again.");
  await page.getByRole("radio", { name: "On track" }).check();
  expect(await press(page, "Post the update")).toBe(303);
  await expect(timelineEvents(page, "Update: On track").first().getByRole("link", { name: "plans.csv" })).toBeVisible();
});

test("a form posted before its file has arrived sends the file with it", async ({ signedInAs }) => {
  const page = await signedInAs("lead", "KCC Early Help");
  await page.goto(UPDATE);
  await done(page).fill("The minutes are attached.");
  await page.getByRole("radio", { name: "On track" }).check();
  const place = await evidencePlace(page, 1);
  const throttle = await slowUpload(page);
  const minutes = pdf("minutes.pdf", "Minutes ".repeat(60_000));
  await giveEvidence(place, { file: minutes, shows: "Shows what was done", trueOn: daysAgo(1) });
  await expect(place.getByRole("progressbar")).toBeVisible();
  expect(await press(page, "Post the update")).toBe(303);
  await throttle.detach();
  const link = timelineEvents(page, "Update: On track").first().getByRole("link", { name: "minutes.pdf" });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(minutes.buffer.equals(await answer.body())).toBe(true);
});

async function slowUpload(page: Page) {
  const session = await page.context().newCDPSession(page);
  const bytesASecond = 400_000;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesASecond,
  });
  return session;
}

test("a passage that is removed everywhere leaves the rest of a draft, and its author is told", async ({
  signedInAs,
}) => {
  const author = await signedInAs("lead", "KCC Early Help");
  await author.goto(UPDATE);
  await typeAndPause(author, "The family near the third school was seen.");

  const business = await signedInAs("business");
  await business.goto("/recommendations/HU2-4/questions/ask");
  await business.getByLabel(/^Your question to /).fill("Was the third school visited?");
  expect(await press(business, "Ask the question")).toBe(303);
  await follow(
    timelineEvents(business, "Question")
      .filter({ hasText: "the third school" })
      .getByRole("link", { name: /^Remove a passage/ }),
  );
  await business.getByLabel("Passage to remove").fill("the third school");
  await business.getByLabel("Why?").fill("It is one school.");
  expect(await press(business, "Remove it for good")).toBe(303);

  await author.goto(UPDATE);
  await expect(done(author)).toHaveValue("The family near [removed] was seen.");
  await expect(author.getByText(/^The business team removed a passage from it on .+ It is one school\./)).toBeVisible();
});
