import { globSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/journey.ts";
import { prepareReadAccess } from "./support/prepared-trial.ts";
import { askers, expectedFor, expectedForNobody, type Row } from "./support/read-access.ts";
import { everyPageAndHistory } from "./support/refusals.ts";

/** Addresses that do not follow the table: each has an expectation of its own below. */
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

test("every address answers each role as the table of read access says", async ({ signedInAs, newcomer, tracker }) => {
  const [nobody, forger] = [await newcomer(), await newcomer()];
  await forger.context().addCookies([
    { name: "tracker-session", value: "A".repeat(43), url: tracker.url },
    { name: "authjs.session-token", value: "A".repeat(43), url: tracker.url },
  ]);
  const left = await signedInAs("lead", "NHS Kent and Medway");
  const { table, people } = await prepareReadAccess({ signedInAs, newcomer });
  const before = await everyPageAndHistory(people.b);

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

  await test.step("requested without a session, with a forged cookie, and by a disabled person", async () => {
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
    expect(await everyPageAndHistory(people.b)).toEqual(before);
  });
});

/** Every page and route file in `app`, with a pattern of the addresses that it answers. */
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

/** The status of the response, and where it redirects to. */
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
