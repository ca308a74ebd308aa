import { pdf } from "./support/files.ts";
import { daysAgo, follow, press, problem, timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

test.use({ javaScriptEnabled: false });

const REASON = "Our training covers this already.";

test("a body outside the partnership is named on the way, is asked, does not accept, and the Executive closes it", async ({
  signedInAs,
}) => {
  const business = await signedInAs("business");

  await test.step("it is added in the form that assigns it, and nothing typed is lost", async () => {
    await business.goto("/recommendations/HU2-5/owner");
    await business.getByText("Add one that is not in the list").click();
    await business.getByLabel("Its name").fill("A national college");
    await business.getByLabel("It is outside the partnership").check();
    await business.getByLabel("Lead person").selectOption({ label: "Not named yet" });
    await business.getByRole("radio", { name: "Assigned by the partnership" }).check();
    await business.getByLabel("Response owed by").fill(daysAgo(3));
    expect(await press(business, "Save the owner")).toBe(422);
    await expect(problem(business).getByRole("link")).toHaveText(["Say why this agency, in a sentence."]);
    await expect(business.getByLabel("Its name")).toHaveValue("A national college");
    await business.getByLabel("Why this agency?").fill("It sets the curriculum.");
    expect(await press(business, "Save the owner")).toBe(303);
    const main = business.getByRole("main");
    await expect(main.getByText("Awaiting a response").first()).toBeVisible();
    await expect(main.getByText("response 3 days overdue").first()).toBeVisible();
  });

  await test.step("the list, the work of the business team and the agency say so", async () => {
    await business.goto("/my-work");
    await expect(business.getByRole("main")).toContainText("Responses overdue");
    await business.goto("/recommendations?rating=awaiting-response");
    await expect(business.getByRole("main").getByRole("link", { name: /HU2-5/ }).first()).toBeVisible();
    await business.goto("/agencies");
    await expect(business.getByRole("row", { name: /A national college/ })).toContainText("Outside the partnership");
  });

  await test.step("the business team enters the response on its behalf", async () => {
    await business.goto("/recommendations/HU2-5/respond");
    await expect(business.getByLabel("On behalf of")).toContainText("A national college");
    await business.getByRole("radio", { name: "Not accepted" }).check();
    expect(await press(business, "Send the response")).toBe(422);
    await business.getByLabel("Why?").fill(REASON);
    await business.getByLabel("Day of the response").fill(daysAgo(1));
    expect(await press(business, "Send the response")).toBe(303);
    await expect(timelineEvents(business, "Not accepted by A national college")).toContainText(REASON);
  });

  await test.step("the Executive decides with the reason beside the form", async () => {
    const executive = await signedInAs("executive");
    await follow(executive.getByRole("link", { name: "Decide what becomes of HU2-5" }));
    await expect(executive.getByRole("main")).toContainText(REASON);
    await executive.getByLabel("Why is it not pursued?").fill("It is taught already.");
    expect(await press(executive, "Close it")).toBe(303);
    await expect(executive.getByRole("main").getByText("Closed, not pursued").first()).toBeVisible();
  });
});

test("the file of a review is added, opened by others and removed for good", async ({ signedInAs }) => {
  const business = await signedInAs("business");
  const report = pdf("Harm to Under 2s.pdf", "The report.");
  await business.goto("/reviews/HU2");
  await follow(business.getByRole("link", { name: "Add its file" }));
  expect(await press(business, "Add the file")).toBe(422);
  await expect(problem(business).getByRole("link")).toHaveText(["Choose the file of the review."]);
  await business.getByLabel("File of the review").setInputFiles(report);
  expect(await press(business, "Add the file")).toBe(303);
  const viewer = await signedInAs("viewer");
  await viewer.goto("/reviews/HU2");
  const link = viewer.getByRole("link", { name: "Harm to Under 2s.pdf" });
  const address = new URL((await link.getAttribute("href")) ?? "", viewer.url()).href;
  const opened = await viewer.request.get(address);
  expect([opened.status(), Buffer.compare(await opened.body(), report.buffer)]).toEqual([200, 0]);
  await expect(viewer.getByRole("link", { name: "Replace the file" })).toHaveCount(0);
  await follow(business.getByRole("link", { name: "Remove the file for good" }));
  await business.getByLabel("Why?").fill("It named a child.");
  expect(await press(business, "Remove it for good")).toBe(303);
  expect((await viewer.request.get(address)).status()).toBe(404);
});

test("the board shows one review or one owner, and keeps it in its links", async ({ signedInAs }) => {
  const viewer = await signedInAs("viewer");
  await viewer.goto("/agencies");
  await follow(viewer.getByRole("link", { name: "KCC Early Help" }).first());
  await follow(viewer.getByRole("link", { name: "See them on the board" }));
  await expect(viewer.getByText("Only recommendations owned by KCC Early Help.")).toBeVisible();
  const table = viewer.getByRole("region", { name: "Each recommendation" });
  await expect(table.getByRole("link", { name: /HU2-4/ }).first()).toBeVisible();
  await expect(table.getByRole("link", { name: /HU2-1/ })).toHaveCount(0);
  await follow(table.getByRole("link", { name: "Due" }));
  await expect(viewer.getByText("Only recommendations owned by KCC Early Help.")).toBeVisible();
  await follow(viewer.getByRole("link", { name: "Show all" }));
  await expect(table.getByRole("link", { name: /HU2-1/ }).first()).toBeVisible();
});
