import { expect, type Page } from "@playwright/test";
import { pdf } from "./files.ts";
import { daysAgo, evidencePlace, follow, giveEvidence, press, timelineEvents } from "./forms.ts";
import { prepareImports } from "./import-forms.ts";
import { accept, invite } from "./people.ts";
import { type Asker, type MorePlaces, readAccess } from "./read-access.ts";
import type { Places } from "./restricted-form.ts";
import { addEarlierReview, beginDraft } from "./review-forms.ts";
import { askForDate, askForSignOff, handOver, issuePaper, linkRecommendations, postUpdate } from "./steps.ts";
import type { Role } from "./tracker.ts";

interface People {
  readonly business: Page;
  readonly executive: Page;
  /** The lead of KCC Early Help. */
  readonly lead: Page;
}

/** Prepares a trial so that every form could be posted: requests wait, one recommendation is closed, one delivered, one person disabled. */
export async function prepareTrial({ business, executive, lead }: People): Promise<Places> {
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

  await addEarlierReview(business);
  await linkRecommendations(business, "HU2-4", "EA1-1", "Same again");

  const evidence = await address(business, "/recommendations/HU2-4", /^Appraise ?: Plans shared, by district/);
  return {
    disabled,
    link: await address(business, "/recommendations/HU2-4", /^Remove the link ?with EA1-1/),
    draft: await beginDraft(business),
    ...(await prepareImports(business)),
    agency: await address(business, "/agencies", "KCC Early Help"),
    person: await address(business, "/people", "Sample lead of KCC Early Help"),
    action: await address(business, "/recommendations/HU2-3", /^Update this action ?: Agree with two more districts/),
    question: await address(business, "/recommendations/HU2-1", /^Answer the question of /),
    evidence: evidence.replace(/\/appraise$/, ""),
    redact: await address(business, "/recommendations/HU2-4?show=updates", /^Remove a passage from this entry of /),
  };
}

async function address(page: Page, path: string, name: string | RegExp): Promise<string> {
  await page.goto(path);
  return (await page.getByRole("link", { name, exact: true }).first().getAttribute("href")) ?? "";
}

interface Browsers {
  readonly signedInAs: (role: Role, agency?: string) => Promise<Page>;
  readonly newcomer: () => Promise<Page>;
}

/** Prepares a trial so that every page of the table of read access is there; returns the table, and a page signed in for each asker. */
export async function prepareReadAccess({ signedInAs, newcomer }: Browsers) {
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const lead = await signedInAs("lead", "KCC Early Help");
  const [successor, scrutineer] = [await newcomer(), await newcomer()];
  const ines = { name: "Ines Gray", email: "ines@example.org", role: /Scrutineer/ };
  await accept(scrutineer, await invite(business, ines));
  const ana = { name: "Ana Reid", email: "ana@example.org", role: /^Lead/, agency: "KSCMP training" };
  await accept(successor, await invite(business, ana));

  const places = await prepareTrial({ business, executive, lead });
  const handover = await handedOver(business, successor);
  const table = readAccess(places, { ...(await heldUpdate(lead)), ...(await issuedPaper(business)), handover });
  const viewer = await signedInAs("viewer");
  const people: Readonly<Record<Asker, Page>> = {
    b: business,
    e: executive,
    l: lead,
    o: successor,
    s: scrutineer,
    v: viewer,
  };
  return { table, people };
}

/** Posts an update with an identifier and a file, so that it is held. */
async function heldUpdate(lead: Page): Promise<Pick<MorePlaces, "held" | "heldFile">> {
  await lead.goto("/recommendations/HU2-4/update");
  await lead.getByLabel(/^What has been done since/).fill("Baby A was visited at home.");
  await lead.getByRole("radio", { name: "Delivered" }).check();
  await giveEvidence(await evidencePlace(lead, 1), {
    file: pdf("visit.pdf", "Notes of a visit"),
    title: "Notes of the visit",
    shows: "Shows what was done",
    trueOn: "2026-01-05",
  });
  expect(await press(lead, "Post the update")).toBe(422);
  await lead.getByRole("checkbox", { name: /no one can be identified by it/ }).check();
  expect(await press(lead, "Post the update")).toBe(303);
  const held = /[?&]done=(\d+)/.exec(lead.url())?.[1] ?? "";
  const link = timelineEvents(lead, "Update: Delivered").getByRole("link", { name: "Notes of the visit" });
  return { held, heldFile: (await link.getAttribute("href")) ?? "" };
}

/** Issues the paper of the next meeting. */
async function issuedPaper(business: Page): Promise<Pick<MorePlaces, "meeting" | "word">> {
  await business.goto("/board/meetings");
  const toCome = business.getByRole("main").getByRole("listitem");
  await follow(toCome.getByRole("link", { name: /\d{4}$/ }).first());
  const meeting = new URL(business.url()).pathname;
  const word = await issuePaper(business, meeting, { title: "Where they stand", risks: "None is known." });
  return { meeting, word };
}

/** Hands over from the lead of KSCMP training to Ana Reid; returns the address at which she accepts it. */
async function handedOver(business: Page, successor: Page): Promise<string> {
  const to = { from: "Sample lead of KSCMP training", to: "Ana Reid, KSCMP training", reason: "Left the agency." };
  expect(await handOver(business, to)).toBe(303);
  await successor.goto("/my-work");
  const link = successor.getByRole("link", { name: "Accept what was handed over to you" });
  return (await link.getAttribute("href")) ?? "";
}
