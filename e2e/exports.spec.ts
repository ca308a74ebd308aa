import { daysAgo, follow, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

test("a list pasted from Word keeps its bullets and lines on the page, in Excel and in CSV", async ({ signedInAs }) => {
  const lead = await signedInAs("lead", "KCC Early Help");
  const what = "\uf0b7 Train 41 staff\u000b\uf0a7 Order packs\u2028\uf0fc Tell partners";
  await lead.goto("/recommendations/HU2-4/actions/add");
  await lead.getByLabel("What is to be done?").fill(what);
  await lead.getByLabel("Due on").fill(daysAgo(-30));
  expect(await press(lead, "Add the action")).toBe(303);
  const lines = "• Train 41 staff\n▪ Order packs\n✓ Tell partners";
  const shown = lead.getByRole("main").getByText("• Train 41 staff").first();
  await expect(shown).toHaveCSS("white-space", "pre-line");
  expect(await shown.textContent()).toBe(lines);

  expect(await (await lead.request.get("/api/actions?as=csv")).text()).toContain(`,"${lines}",`);
  const sheet = await lead.request.get("/api/actions");
  expect([sheet.status(), (await sheet.body()).subarray(0, 2).toString()]).toEqual([200, "PK"]);

  await lead.goto("/board/changes");
  const change = lead.getByRole("listitem").filter({ hasText: "• Train 41 staff" });
  await expect(change).toHaveCSS("white-space", "pre-line");
  expect(await change.textContent()).toContain(`ction added: ${lines}`);
  await expect(change).toContainText("(sample)");
});

test("the list of recommendations is exported with the filters of its page", async ({ tracker, signedInAs }) => {
  const viewer = await signedInAs("viewer");
  await viewer.goto(`/recommendations?as-at=${tracker.day(-10)}`);
  await viewer.getByRole("combobox", { name: /^Rating/ }).selectOption({ label: "No update yet" });
  await follow(viewer.getByRole("button", { name: "Show" }));
  const references = await viewer.getByRole("table").getByRole("rowheader").getByRole("link").allInnerTexts();
  expect(references.length).toBeGreaterThan(0);

  const path = (await viewer.getByRole("link", { name: "CSV", exact: true }).getAttribute("href")) ?? "";
  const file = await viewer.request.get(path);
  expect(file.headers()["content-disposition"]).toContain(`recommendations-${tracker.day(-10)}-official-sensitive`);
  const [heading, ...rows] = (await file.text()).trim().split("\r\n");
  expect(heading).toContain("Reference,Recommendation,As worded,Owner,Lead,Rating,");
  expect(rows.map((row) => row.split(",")[0])).toEqual(references);
  for (const row of rows) expect(row).toContain(`,${tracker.day(-10)} 23:59,`);

  const excel = (await viewer.getByRole("link", { name: "Excel", exact: true }).getAttribute("href")) ?? "";
  const workbook = await viewer.request.get(excel);
  expect([workbook.status(), (await workbook.body()).subarray(0, 2).toString()]).toEqual([200, "PK"]);
});
