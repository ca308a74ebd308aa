import { expect, type Page } from "@playwright/test";
import { daysAgo, press } from "./forms.ts";
import type { Places } from "./forms-of-others.ts";
import { invite } from "./people.ts";
import { askForDate, askForSignOff, postUpdate } from "./steps.ts";

interface People {
  readonly business: Page;
  readonly executive: Page;
  /** The lead of KCC Early Help. */
  readonly lead: Page;
}

/** Brings a trial to where every form there is would be taken: requests wait, one is closed, one delivered, somebody has left. */
export async function everythingWaiting({ business, executive, lead }: People): Promise<Places> {
  const delivered = { rating: "Delivered", done: "Every district shares plans." };
  expect(await postUpdate(lead, "HU2-4", delivered)).toBe(303);
  const claimed = { done: "Every district shares plans.", difference: "Partners hear of a plan before the review." };
  expect(await askForSignOff(lead, "HU2-4", claimed)).toBe(303);
  const later = { dueOn: daysAgo(-200), reason: "One partner is late.", interimRisk: "Small: plans go by post." };
  expect(await askForDate(lead, "HU2-4", later)).toBe(303);
  expect(await postUpdate(business, "HU2-1", delivered)).toBe(303);

  await executive.goto("/recommendations/HU2-2/not-pursued");
  await executive.getByRole("textbox").fill("Overtaken by another recommendation.");
  expect(await press(executive, "Close it")).toBe(303);

  const successor = { name: "Noor Ahmed", email: "noor@example.org", role: /^Lead/, agency: "KCC Early Help" };
  await invite(business, successor);
  const disabled = await address(business, "/people", "Sample lead of NHS Kent and Medway");
  await business.goto(`${disabled}/disable`);
  await business.getByLabel("Why?").fill("Left.");
  expect(await press(business, "Disable Sample lead of NHS Kent and Medway")).toBe(303);

  const evidence = await address(business, "/recommendations/HU2-4", /^Appraise ?: Plans shared, by district/);
  return {
    disabled,
    agency: await address(business, "/agencies", "KCC Early Help"),
    person: await address(business, "/people", "Sample lead of KCC Early Help"),
    action: await address(business, "/recommendations/HU2-3", /^Say how far it is ?: Agree with two more districts/),
    question: await address(business, "/recommendations/HU2-1", /^Answer the question of /),
    evidence: evidence.replace(/\/appraise$/, ""),
    redact: await address(business, "/recommendations/HU2-4?show=updates", /^Remove a passage from this entry of /),
  };
}

async function address(page: Page, path: string, name: string | RegExp): Promise<string> {
  await page.goto(path);
  return (await page.getByRole("link", { name, exact: true }).first().getAttribute("href")) ?? "";
}
