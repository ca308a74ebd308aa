import { globSync } from "node:fs";
import type { Page } from "@playwright/test";
import { everythingWaiting } from "./support/everything-waiting.ts";
import { pdf } from "./support/files.ts";
import { events, evidencePlace, follow, giveEvidence, press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { accept, invite } from "./support/people.ts";
import { everythingWritten } from "./support/refused.ts";
import { handOver, issuePaper } from "./support/steps.ts";
import {
  type Asker,
  askers,
  expectedFor,
  expectedForNobody,
  type MorePlaces,
  type Row,
  whoReadsWhat,
} from "./support/who-reads-what.ts";

/** Addresses that answer everybody in a way of their own: each is asked for below by name. */
const OF_THEIR_OWN = [
  "/",
  "/my-work",
  "/second-factor",
  "/account/second-factor/turn-off",
  "/trial/x",
  "/invitation/x",
  "/api/auth/x",
  "/api/drafts",
  "/api/uploads",
];

// It is plain requests: that there is JavaScript or not makes no difference.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "the same as with JavaScript");

test("every address, asked for by everybody there is", async ({ signedInAs, newcomer, tracker }) => {
  test.slow();
  const business = await signedInAs("business");
  const executive = await signedInAs("executive");
  const lead = await signedInAs("lead", "KCC Early Help");
  const left = await signedInAs("lead", "NHS Kent and Medway");
  const [successor, scrutineer, nobody, forger] = [
    await newcomer(),
    await newcomer(),
    await newcomer(),
    await newcomer(),
  ];
  await accept(
    scrutineer,
    await invite(business, { name: "Ines Gray", email: "ines@example.org", role: /Scrutineer/ }),
  );
  const ana = { name: "Ana Reid", email: "ana@example.org", role: /^Lead/, agency: "KSCMP training" };
  await accept(successor, await invite(business, ana));
  await forger.context().addCookies([
    { name: "tracker-session", value: "A".repeat(43), url: tracker.url },
    { name: "authjs.session-token", value: "A".repeat(43), url: tracker.url },
  ]);

  const places = await everythingWaiting({ business, executive, lead });
  const handover = await handedOver(business, successor);
  const table = whoReadsWhat(places, { ...(await heldUpdate(lead)), ...(await issuedPaper(business)), handover });
  const before = await everythingWritten(business);
  const people: Readonly<Record<Asker, Page>> = {
    b: business,
    e: executive,
    l: lead,
    o: successor,
    s: scrutineer,
    v: await signedInAs("viewer"),
  };

  await test.step("there is a row for every page and route", () => {
    const addresses = [...table.map(({ path }) => path.split("?", 1)[0] ?? ""), ...OF_THEIR_OWN];
    const without = routes().filter((route) => !addresses.some((address) => route.matches.test(address)));
    expect(without.map(({ file }) => file)).toEqual([]);
  });

  for (const asker of askers)
    await test.step(`asked for by ${asker}`, async () => {
      const answers = await answersTo(people[asker], table);
      expect.soft(answers).toEqual(table.map((row) => `${row.path}: ${expectedFor(asker, row)}`));
    });

  await test.step("asked for by nobody, with a forged cookie, and by somebody who was disabled", async () => {
    const expected = table.map((row) => `${row.path}: ${expectedForNobody(row)}`);
    expect.soft(await answersTo(nobody, table), "no cookie").toEqual(expected);
    expect.soft(await answersTo(forger, table), "a forged cookie").toEqual(expected);
    expect.soft(await answersTo(left, table), "the cookie of somebody disabled").toEqual(expected);
  });

  await test.step("what Next would fetch of a page tells no more than the page", async () => {
    for (const page of [nobody, forger, left, people.v])
      for (const path of ["/people", `/recommendations/HU2-4/owner`, "/held"]) {
        const answer = await page.request.get(`${path}?_rsc=1`, { headers: { RSC: "1" }, maxRedirects: 0 });
        expect.soft(await answer.text(), path).not.toMatch(/sample\.invalid|KSCMP training|Baby A/);
      }
  });

  await test.step("what answers in a way of its own", async () => {
    const all = { ...people, nobody, forger, left };
    const outside = ["nobody", "forger", "left"];
    for (const [who, page] of Object.entries(all)) {
      const isOutside = outside.includes(who);
      const works = "blo".includes(who);
      const home = works ? "/my-work" : "/board";
      expect.soft(await answerTo(page, "/"), who).toBe(`307 ${isOutside ? "/sign-in?next=%2F" : home}`);
      const work = works ? "200" : "307 /board";
      expect.soft(await answerTo(page, "/my-work"), who).toBe(isOutside ? "307 /sign-in?next=%2Fmy-work" : work);
      expect
        .soft(await answerTo(page, "/second-factor"), who)
        .toBe(isOutside ? signInBefore("/second-factor") : "307 /");
      const turnOff = "/account/second-factor/turn-off";
      expect.soft(await answerTo(page, turnOff), who).toBe(isOutside ? signInBefore(turnOff) : "307 /account");
      expect.soft(await answerTo(page, "/invitation/nothing"), who).toBe("404");
      expect.soft(await answerTo(page, "/nowhere"), who).toBe("404");
      expect.soft(await uploadBy(page), who).toBe(isOutside ? 401 : "sv".includes(who) ? 403 : 200);
      expect.soft(await draftBy(page), who).toBe(isOutside ? 401 : 204);
    }
    expect.soft(await answerTo(nobody, "/trial/nothing")).toBe("307 /sign-in");
    expect.soft(await answerTo(nobody, "/api/auth/session")).toBe("200");
    expect.soft(await (await left.request.get("/api/auth/session")).json()).toBeNull();
  });

  await test.step("and nothing was written by asking", async () => {
    expect(await everythingWritten(business)).toEqual(before);
  });
});

/** A page or route of the product by its place in `app`, and the addresses that it answers. */
function routes(): { readonly file: string; readonly matches: RegExp }[] {
  return globSync("app/**/{page.tsx,route.ts}", { exclude: ["app/_*/**"] }).map((file) => {
    const path = file
      .replace(/^app/, "")
      .replace(/\/(page\.tsx|route\.ts)$/, "")
      .replace(/\/\([^)]+\)/g, "");
    return { file, matches: new RegExp(`^${path.replace(/\[[^\]]+\]+/g, "[^/]+") || "/"}$`) };
  });
}

function signInBefore(path: string): string {
  return `307 /sign-in?next=${encodeURIComponent(path)}`;
}

async function answersTo(page: Page, table: readonly Row[]): Promise<string[]> {
  const answers: string[] = [];
  for (const { path } of table) answers.push(`${path}: ${await answerTo(page, path)}`);
  return answers;
}

/** The status, and where it sends on. */
async function answerTo(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  const { location } = answer.headers();
  return location ? `${answer.status()} ${location}` : String(answer.status());
}

async function uploadBy(page: Page): Promise<number> {
  const headers = { "x-file-name": "plans.csv", "content-type": "application/octet-stream" };
  return (await page.request.put("/api/uploads", { headers, data: "District,Plans\nNorth,3\n" })).status();
}

async function draftBy(page: Page): Promise<number> {
  const multipart = { draftPath: "/recommendations/HU2-4/update", done: "Not posted." };
  return (await page.request.post("/api/drafts", { multipart })).status();
}

/** An update that may identify a child, posted by its lead all the same, with a file. */
async function heldUpdate(lead: Page): Promise<Pick<MorePlaces, "held" | "heldFile">> {
  await lead.goto("/recommendations/HU2-4/update");
  await lead.getByLabel(/^What has been done since/).fill("Baby A was visited at home.");
  await lead.getByRole("radio", { name: "Delivered" }).check();
  await giveEvidence(await evidencePlace(lead, 1), {
    file: pdf("visit.pdf", "Notes of a visit"),
    title: "Notes of the visit",
    shows: "It shows that something was done",
    trueOn: "2026-01-05",
  });
  expect(await press(lead, "Post the update")).toBe(422);
  await lead.getByRole("checkbox", { name: /nobody can be identified by it/ }).check();
  expect(await press(lead, "Post the update")).toBe(303);
  const held = /#n(\d+)$/.exec(lead.url())?.[1] ?? "";
  const link = events(lead, "Update: Delivered").getByRole("link", { name: "Notes of the visit" });
  return { held, heldFile: (await link.getAttribute("href")) ?? "" };
}

/** The meeting to come, with a paper that was issued. */
async function issuedPaper(business: Page): Promise<Pick<MorePlaces, "meeting" | "word">> {
  await business.goto("/board/meetings");
  const toCome = business.getByRole("main").getByRole("listitem");
  await follow(toCome.getByRole("link", { name: /\d{4}$/ }).first());
  const meeting = new URL(business.url()).pathname;
  const word = await issuePaper(business, meeting, { title: "Where they stand", risks: "None is known." });
  return { meeting, word };
}

/** What the lead of KSCMP training leaves to Ana Reid: the address at which she accepts it. */
async function handedOver(business: Page, successor: Page): Promise<string> {
  const to = { from: "Sample lead of KSCMP training", to: "Ana Reid, KSCMP training", reason: "Left the agency." };
  expect(await handOver(business, to)).toBe(303);
  await successor.goto("/my-work");
  const link = successor.getByRole("link", { name: "Accept what was handed over to you" });
  return (await link.getAttribute("href")) ?? "";
}
