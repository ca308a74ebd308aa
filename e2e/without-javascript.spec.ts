import { EICAR, startDaemon } from "#tests/support/clamav-daemon.ts";
import { csv, pdf, programNamedAsDocument, tooLargeTable } from "./support/files.ts";
import {
  daysAgo,
  evidencePlace,
  follow,
  giveEvidence,
  highlighted,
  press,
  problem,
  timelineEvents,
} from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { signOut } from "./support/menu.ts";
import { accept, invite, signIn } from "./support/people.ts";
import * as steps from "./support/steps.ts";

// The browser posts the same bytes with JavaScript and without, so one journey for each kind of form is enough.
test.use({ javaScriptEnabled: false });

const UPDATE = "/recommendations/HU2-4/update";
const POST = "Post the update";

test("filters, in the address that their form makes", async ({ signedInAs }) => {
  const page = await signedInAs("viewer");
  const listed = page.getByRole("main").getByRole("table").first().getByRole("rowheader");
  await page.getByLabel("As at", { exact: true }).fill("2022-06-01");
  await follow(page.getByRole("button", { name: "Show" }));
  await expect(page).toHaveURL(/\/board\?as-at=2022-06-01$/);
  await expect(page.getByRole("main")).toContainText("at the end of 1 June 2022");

  await page.goto("/recommendations");
  await page.getByRole("combobox", { name: "Rating" }).selectOption({ label: "On track" });
  await follow(page.getByRole("button", { name: "Show" }));
  await expect(page).toHaveURL(/rating=on-track/);
  await follow(page.getByRole("columnheader", { name: "Last update" }).getByRole("link"));
  await expect(listed).toHaveText([/^HU2-4/, /^HU2-1/]);

  await page.goto("/history");
  await page.getByRole("textbox", { name: "Recommendation" }).fill(" hu2-3 ");
  await page.getByLabel("Kind").selectOption({ label: "Actions" });
  await follow(page.getByRole("button", { name: "Show" }));
  await expect(page.getByRole("textbox", { name: "Recommendation" })).toHaveValue("HU2-3");
  await expect(page.getByRole("table").getByRole("rowheader").first()).toHaveText(/^Action added/);
});

test("the folded menu on a phone", async ({ signedInAs }) => {
  const page = await signedInAs("executive");
  await page.setViewportSize({ width: 390, height: 844 });
  const reviews = page.getByRole("link", { name: "Reviews", exact: true });
  await expect(reviews).toBeHidden();
  await page.getByText("Menu", { exact: true }).click();
  await follow(reviews);
  await expect(page).toHaveURL("/reviews");
});

test("a form with two files, after a mistake: everything typed and both files are kept", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const minutes = pdf("minutes.pdf", "Minutes of the steering group");
  const table = csv("plans-shared.csv", [["North", 28]]);
  await lead.goto(UPDATE);
  expect(await press(lead, POST)).toBe(422);
  await problem(lead)
    .getByRole("link", { name: /^Say what has been done/ })
    .click();
  await expect(lead.getByLabel(/^What has been done since/)).toBeFocused();
  await lead.getByLabel(/^What has been done since/).fill("All twelve districts share plans.");
  await lead.getByRole("radio", { name: "At risk" }).check();
  const given = { shows: "Shows what was done", trueOn: daysAgo(10) } as const;
  await giveEvidence(await evidencePlace(lead, 1), { file: minutes, title: "Minutes of the steering group", ...given });
  await giveEvidence(await evidencePlace(lead, 2), { file: table, ...given });
  expect(await press(lead, POST)).toBe(422);
  await expect(problem(lead).getByRole("link")).toHaveText(["Say what is in the way: you rated it at risk."]);
  await expect(lead.getByLabel(/^What has been done since/)).toHaveValue("All twelve districts share plans.");
  await expect(lead.getByRole("radio", { name: "At risk" })).toBeChecked();
  await expect(await evidencePlace(lead, 1)).toContainText("Received: minutes.pdf");
  await expect(await evidencePlace(lead, 2)).toContainText("Received: plans-shared.csv");

  await lead.getByLabel("What is in the way?").fill("Two partners have no secure mailbox yet.");
  expect(await press(lead, POST)).toBe(303);
  await expect(lead).toHaveURL(/\/recommendations\/HU2-4\?done=\d+/);
  for (const { name, file } of [
    { name: "Minutes of the steering group", file: minutes },
    { name: "plans-shared.csv", file: table },
  ]) {
    const link = timelineEvents(lead, "Update: At risk").first().getByRole("link", { name, exact: true });
    const answer = await lead.request.get((await link.getAttribute("href")) ?? "");
    expect(file.buffer.equals(await answer.body())).toBe(true);
  }
});

test("a file that is refused with its form says why, and what was typed stays", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  for (const { file, status, sentence } of [
    {
      file: programNamedAsDocument("report.pdf"),
      status: 422,
      sentence: "“report.pdf” was not taken: its name ends in .pdf, but it is a program or script.",
    },
    { file: tooLargeTable("everything.csv"), status: 413, sentence: "“everything.csv” must be smaller than 25MB." },
  ]) {
    await lead.goto(UPDATE);
    await lead.getByLabel(/^What has been done since/).fill("The report is attached.");
    await lead.getByRole("radio", { name: "On track" }).check();
    const shows = "Shows what was done";
    await giveEvidence(await evidencePlace(lead, 1), { file, title: "The report", shows, trueOn: daysAgo(1) });
    expect(await press(lead, POST)).toBe(status);
    const place = await evidencePlace(lead, 1);
    await expect(place).toContainText(sentence);
    await expect(lead.getByLabel(/^What has been done since/)).toHaveValue("The report is attached.");
    await expect(place.getByLabel("What it is")).toHaveValue("The report");
  }
  await lead.goto("/recommendations/HU2-4");
  await expect(lead.getByRole("main")).not.toContainText("The report is attached.");
});

test("an identifier is pointed out, and the update is held if it is posted all the same", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KSCMP training");
  expect(await steps.postUpdate(lead, "HU2-3", { rating: "On track", done: "Baby A was seen on time." })).toBe(422);
  await expect(highlighted(problem(lead))).toHaveText(["Baby A"]);
  await expect(lead.getByLabel(/^What has been done since/)).toHaveValue("Baby A was seen on time.");
  await lead.getByRole("checkbox", { name: /no one can be identified by it/ }).check();
  expect(await press(lead, POST)).toBe(303);
  await expect(timelineEvents(lead, "Update: On track").filter({ hasText: "Baby A" })).toContainText(
    "Held for review.",
  );
});

test("a conflict shows both texts, and posting again decides", async ({ signedInAs }) => {
  const [first, second] = [await signedInAs("business"), await signedInAs("business")];
  for (const [page, agency, reason] of [
    [first, "NHS Kent and Medway", "It runs the service."],
    [second, "KCC Early Help", "It knows the families."],
  ] as const) {
    await page.goto("/recommendations/HU2-2/owner");
    await page.getByRole("combobox", { name: "Agency" }).selectOption({ label: agency });
    await page.getByRole("radio", { name: "Assigned by the partnership" }).check();
    await page.getByLabel("Why this agency?").fill(reason);
  }
  expect(await press(first, "Save the owner")).toBe(303);
  expect(await press(second, "Save the owner")).toBe(409);
  await expect(problem(second).getByRole("definition")).toHaveText([
    "NHS Kent and Medway, assigned by the partnership. It runs the service.",
    "It knows the families.",
  ]);
  await expect(second.getByLabel("Why this agency?")).toHaveValue("It knows the families.");
  expect(await press(second, "Save the owner")).toBe(303);
  await expect(timelineEvents(second, "Owner assigned: KCC Early Help")).toContainText("It knows the families.");
});

test("a decision is asked for and made", async ({ tracker, signedInAs }) => {
  const [lead, executive] = [await signedInAs("lead", "KCC Early Help"), await signedInAs("executive")];
  const asked = { dueOn: tracker.day(200), reason: "One partner is late.", interimRisk: "Small: plans go by post." };
  expect(await steps.askForDate(lead, "HU2-4", asked)).toBe(303);
  await executive.goto("/recommendations/HU2-4/new-date/decide");
  expect(await press(executive, "Record the decision")).toBe(422);
  const decided = { choice: "Accept the new date", reason: "The reason is sound.", meeting: 1 };
  expect(await steps.decide(executive, decided)).toBe(303);
  await expect(timelineEvents(executive, /^Due date moved to /)).toContainText("The reason is sound.");
});

test("an invitation is accepted, and signing in leads on to where they were going", async ({
  signedInAs,
  newcomer,
}) => {
  const [business, sam] = [await signedInAs("business"), await newcomer()];
  const link = await invite(business, { name: "Sam Taylor", email: "sam@example.org", role: /^Viewer/ });
  await sam.goto(link);
  await sam.getByLabel("Password", { exact: true }).fill("too short");
  await sam.getByLabel("The same password again").fill("and another");
  expect(await press(sam, "Set the password and sign in")).toBe(422);
  await expect(problem(sam)).toContainText("Use at least 12 characters");
  await accept(sam, link);
  await expect(sam.getByRole("navigation", { name: "Main" })).toContainText("Sam Taylor");
  expect(await signOut(sam)).toBe(303);
  await sam.goto("/recommendations/HU2-4?show=updates");
  expect(await signIn(sam, "unknown@example.org")).toBe(422);
  await expect(sam.getByLabel("E-mail address")).toHaveValue("unknown@example.org");
  expect(await signIn(sam, "sam@example.org")).toBe(303);
  await expect(sam).toHaveURL("/recommendations/HU2-4?show=updates");
});

test.describe("with a virus scanner", () => {
  const scanned = test.extend({
    settings: async ({ browserName: _ }, use) => {
      const scanner = await startDaemon();
      await use({ CLAMAV: `127.0.0.1:${scanner.port}` });
      await scanner.stop();
    },
  });

  scanned("a file with a virus is refused with its form", async ({ signedInAs }) => {
    const lead = await signedInAs("lead", "KSCMP training");
    const file = { name: "minutes.txt", mimeType: "text/plain", buffer: Buffer.from(EICAR) };
    const shows = "Shows what was done";
    const given = { file, title: "Minutes", shows, trueOn: "2026-01-05" } as const;
    expect(await steps.addEvidence(lead, "HU2-3", given)).toBe(422);
    await expect(problem(lead)).toContainText("“minutes.txt” was not kept: a virus was found in it.");
  });
});
