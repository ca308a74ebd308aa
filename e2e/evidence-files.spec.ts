import type { Page, Route } from "@playwright/test";
import { csv, photographWithPlace, sample } from "./support/files.ts";
import { chooseFile, daysAgo, evidencePlace, giveEvidence, press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const given = { shows: "Shows what was done", trueOn: daysAgo(2) } as const;
const ADD = "Add the evidence";
const evidenceForm = "/recommendations/HU2-4/evidence";

/** Presses the button of a form that is expected not to be posted. */
async function pressInVain(page: Page, button: string) {
  const posts: string[] = [];
  const watch = (request: { method: () => string; url: () => string }) => {
    if (request.method() === "POST" && request.url().endsWith("/update")) posts.push(request.url());
  };
  page.on("request", watch);
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByText("The form was not posted.")).toBeVisible();
  page.off("request", watch);
  expect(posts).toEqual([]);
}

async function fillUpdate(page: Page) {
  await page.goto("/recommendations/HU2-4/update");
  await page.getByLabel(/^What has been done since/).fill("The photograph is attached.");
  await page.getByRole("radio", { name: "On track" }).check();
}

/** Holds the next file that the page sends; returns what sends it on. */
async function holdUpload(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await page.route("**/api/uploads", (route) => void held.push(route), { times: 1 });
  return async () => {
    await expect.poll(() => held.length).toBe(1);
    await held[0]?.continue();
  };
}

/** Whether the browser has the answer to a file that the page sent. */
function isUploaded(): boolean {
  return performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/api/uploads"));
}

const heic = "“IMG_4021.HEIC” was not taken: it is a HEIC photograph. Open it on the phone or computer";

test("a refused file stops the post, which says which file and why, until it is replaced or left out", async ({
  signedInAs,
}) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await fillUpdate(lead);
  const place = await evidencePlace(lead, 1);
  expect(await chooseFile(lead, place, sample("IMG_4021.HEIC"))).toBe(422);
  await expect(place.getByRole("status")).toContainText(heic);
  await giveEvidence(place, { shows: given.shows });

  // Closed, so that the place has to be opened again to show why the form is not posted.
  await lead.getByText("Evidence 1", { exact: true }).click();
  await pressInVain(lead, "Post the update");
  await expect(place.getByRole("status")).toContainText(`The form was not posted. ${heic}`);
  await expect(place.getByLabel("File", { exact: true })).toBeFocused();
  await expect(place.getByLabel("File", { exact: true })).toHaveAccessibleDescription(/it is a HEIC photograph/);

  expect(await chooseFile(lead, place, csv("figures.csv", [["North", 28]]))).toBe(200);
  await expect(place.getByRole("status")).toHaveText("Received: figures.csv.");
  await giveEvidence(place, { trueOn: given.trueOn });
  expect(await press(lead, "Post the update")).toBe(303);
  await expect(lead.getByRole("main").getByRole("link", { name: "figures.csv" }).first()).toBeVisible();
});

test("a file that was left out does not stop the post", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await fillUpdate(lead);
  const place = await evidencePlace(lead, 1);
  expect(await chooseFile(lead, place, sample("locked.xlsx"))).toBe(422);
  await expect(place.getByRole("status")).toContainText("“locked.xlsx” was not taken: it needs a password");
  await place.getByRole("button", { name: "Remove locked.xlsx" }).click();
  await expect(place).toBeHidden();
  expect(await press(lead, "Post the update")).toBe(303);
});

test("a file that was cut off stops the post, and one that is still being sent delays it", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await fillUpdate(lead);
  const place = await evidencePlace(lead, 1);
  const uploads = "**/api/uploads";
  await lead.route(uploads, (route) => route.abort(), { times: 1 });
  await expect(async () => {
    await giveEvidence(place, { file: csv("cut-off.csv", [["North", 28]]) });
    await expect(place.getByRole("status")).toContainText("“cut-off.csv” did not arrive:", { timeout: 1000 });
  }).toPass();
  await pressInVain(lead, "Post the update");

  const sendOn = await holdUpload(lead);
  await giveEvidence(place, { file: csv("slow.csv", [["South", 21]]), ...given });
  await expect(place.getByRole("status")).toHaveText("Sending slow.csv.");
  const posted = lead.waitForResponse((response) => response.request().isNavigationRequest());
  await lead.getByRole("button", { name: "Post the update" }).click();
  await expect(place.getByRole("status")).toHaveText("The form is posted as soon as slow.csv has arrived.");
  await sendOn();
  expect((await posted).status()).toBe(303);
  await expect(lead.getByRole("main").getByRole("link", { name: "slow.csv" }).first()).toBeVisible();
});

test("a post at the moment at which the file arrives is not lost", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await fillUpdate(lead);
  const place = await evidencePlace(lead, 1);
  const sendOn = await holdUpload(lead);
  await giveEvidence(place, { file: csv("late.csv", [["East", 35]]), ...given });
  await expect(place.getByRole("status")).toHaveText("Sending late.csv.");
  // The moment lasts: React draws what the page knows only when it gets its message.
  await lead.evaluate(() => {
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message: unknown) {
      setTimeout(() => post.call(this, message), 5000);
    };
  });
  await sendOn();
  await expect.poll(() => lead.evaluate(isUploaded)).toBe(true);
  const posted = lead.waitForResponse((response) => response.request().isNavigationRequest());
  await lead.getByRole("button", { name: "Post the update" }).click();
  expect((await posted).status()).toBe(303);
});

test("several files chosen or dropped at once each get a row, up to five", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  await fillUpdate(lead);
  const [first, second] = [await evidencePlace(lead, 1), await evidencePlace(lead, 2)];
  await expect(first).toBeHidden();
  const tables = ["north", "south"].map((name) => csv(`${name}.csv`, [[name, 28]]));
  await lead.getByLabel("Choose files").setInputFiles(tables);
  await expect(first.getByRole("status")).toHaveText("Received: north.csv.");
  await expect(second.getByRole("status")).toHaveText("Received: south.csv.");

  await dropFiles(lead, ["east", "west", "coast", "river"]);
  await expect((await evidencePlace(lead, 5)).getByRole("status")).toHaveText("Received: coast.csv.");
  await expect(lead.getByText("Not added: river.csv. Add at most 5 at a time.")).toBeVisible();
  await expect(lead.getByLabel("Choose files")).toBeHidden();
  for (const [number, name] of [
    [3, "east"],
    [4, "west"],
    [5, "coast"],
  ] as const)
    await (await evidencePlace(lead, number)).getByRole("button", { name: `Remove ${name}.csv` }).click();

  await giveEvidence(first, given);
  await giveEvidence(second, { shows: "Shows what difference it made", trueOn: daysAgo(1) });
  expect(await press(lead, "Post the update")).toBe(303);
  for (const name of ["north.csv", "south.csv"])
    await expect(lead.getByRole("main").getByRole("link", { name }).first()).toBeVisible();
  await expect(lead.getByRole("main")).not.toContainText("coast.csv");
});

/** Drops tables with these names on the place for files, as a person drags them from a folder. */
async function dropFiles(page: Page, names: readonly string[]) {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const name of all) transfer.items.add(new File([`district,${name}\n`], `${name}.csv`, { type: "text/csv" }));
    return transfer;
  }, names);
  await page.getByRole("group", { name: "Files", exact: true }).dispatchEvent("drop", { dataTransfer: data });
}

test("a file keeps its name when it is downloaded", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const name = "Children's Board minutes.pdf";
  await lead.goto(evidenceForm);
  await giveEvidence(await evidencePlace(lead, 1), { file: sample(name), ...given });
  expect(await press(lead, ADD)).toBe(303);
  const downloading = lead.waitForEvent("download");
  await lead.getByRole("main").getByRole("link", { name }).first().click();
  expect((await downloading).suggestedFilename()).toBe(name);
});

test("a photograph loses the place where it was taken, and the page says so", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const sentence = "The place where it was taken was removed from it.";
  await lead.goto(evidenceForm);
  const place = await evidencePlace(lead, 1);
  expect(await chooseFile(lead, place, photographWithPlace("IMG_7.jpg"))).toBe(200);
  await expect(place.getByRole("status")).toHaveText(`Received: IMG_7.jpg. ${sentence}`);
  expect(await press(lead, ADD)).toBe(422);
  await expect(await evidencePlace(lead, 1)).toContainText(`Received: IMG_7.jpg, 432 bytes. ${sentence}`);
  await giveEvidence(await evidencePlace(lead, 1), given);
  expect(await press(lead, ADD)).toBe(303);
  const listed = lead.getByRole("listitem").filter({ has: lead.getByRole("link", { name: "IMG_7.jpg" }) });
  await expect(listed.first()).toContainText("the place where it was taken was removed from it");
});

test("the same file again is pointed out, and added once more if the person says so", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const file = sample("slides.odp");
  await lead.goto(evidenceForm);
  await giveEvidence(await evidencePlace(lead, 1), { file, ...given });
  expect(await press(lead, ADD)).toBe(303);
  await lead.goto(evidenceForm);
  await giveEvidence(await evidencePlace(lead, 1), { file: { ...file, name: "copy.odp" }, ...given });
  expect(await press(lead, ADD)).toBe(422);
  await problem(lead)
    .getByRole("link", { name: /^Evidence 1: “copy\.odp” is the same file as “slides\.odp”, added on / })
    .click();
  const choice = lead.getByRole("group", { name: "The same file again" });
  await expect(choice).toBeFocused();
  await choice.getByRole("radio", { name: "Add it again" }).check();
  expect(await press(lead, ADD)).toBe(303);
  await expect(lead.getByRole("main").getByRole("link", { name: "copy.odp" }).first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused file is answered with the sentence that it has with JavaScript", async ({ signedInAs }) => {
    const lead = await signedInAs("lead", "KCC Early Help");
    await fillUpdate(lead);
    await giveEvidence(await evidencePlace(lead, 1), { file: sample("IMG_4021.HEIC"), ...given });
    expect(await press(lead, "Post the update")).toBe(422);
    await expect(problem(lead).getByRole("link")).toHaveText([
      new RegExp(`^Evidence 1: ${heic.replaceAll(".", "\\.")}`),
    ]);
    await expect(lead.getByLabel(/^What has been done since/)).toHaveValue("The photograph is attached.");
  });
});
