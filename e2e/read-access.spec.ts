import { globSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/journey.ts";
import { prepareReadAccess } from "./support/prepared-trial.ts";
import { type Asker, askers, expectedFor, expectedForNobody, type Row } from "./support/read-access.ts";
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
  const [visitor, forger] = [await newcomer(), await newcomer()];
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
    expect.soft(await answersTo(visitor, table), "no cookie").toEqual(expected);
    expect.soft(await answersTo(forger, table), "a forged cookie").toEqual(expected);
    expect.soft(await answersTo(left, table), "the cookie of a person who is disabled").toEqual(expected);
  });

  await test.step("what Next would fetch of a page tells no more than the page", async () => {
    for (const page of [visitor, forger, left, people.v])
      for (const path of ["/people", `/recommendations/HU2-4/owner`, "/held"]) {
        const answer = await page.request.get(`${path}?_rsc=1`, { headers: { RSC: "1" }, maxRedirects: 0 });
        expect.soft(await answer.text(), path).not.toMatch(/sample\.invalid|KSCMP training|Baby A/);
      }
  });

  await test.step("what answers in a way of its own", async () => {
    for (const asker of askers) await expectOwnAnswers(people[asker], asker, answersOfTheirOwn(asker));
    for (const [who, page] of Object.entries({ visitor, forger, left }))
      await expectOwnAnswers(page, who, answersToSignedOut);
    expect.soft(await answerTo(visitor, "/trial/nothing")).toBe("307 /sign-in");
    expect.soft(await answerTo(visitor, "/api/auth/session")).toBe("200");
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

/** The answers of the addresses that do not follow the table. */
interface OwnAnswers {
  readonly home: string;
  readonly work: string;
  readonly secondFactor: string;
  readonly turnOff: string;
  readonly upload: number;
  readonly draft: number;
}

const answersToSignedOut: OwnAnswers = {
  home: "307 /sign-in?next=%2F",
  work: "307 /sign-in?next=%2Fmy-work",
  secondFactor: signInBefore("/second-factor"),
  turnOff: signInBefore("/account/second-factor/turn-off"),
  upload: 401,
  draft: 401,
};

function answersOfTheirOwn(asker: Asker): OwnAnswers {
  const hasWork = "blo".includes(asker);
  return {
    home: hasWork ? "307 /my-work" : "307 /board",
    work: hasWork ? "200" : "307 /board",
    secondFactor: "307 /",
    turnOff: "307 /account",
    upload: "sv".includes(asker) ? 403 : 200,
    draft: "bl".includes(asker) ? 204 : 403,
  };
}

async function expectOwnAnswers(page: Page, who: string, expected: OwnAnswers): Promise<void> {
  expect.soft(await answerTo(page, "/"), who).toBe(expected.home);
  expect.soft(await answerTo(page, "/my-work"), who).toBe(expected.work);
  expect.soft(await answerTo(page, "/second-factor"), who).toBe(expected.secondFactor);
  expect.soft(await answerTo(page, "/account/second-factor/turn-off"), who).toBe(expected.turnOff);
  expect.soft(await answerTo(page, "/invitation/nothing"), who).toBe("404");
  expect.soft(await answerTo(page, "/nowhere"), who).toBe("404");
  expect.soft(await uploadBy(page), who).toBe(expected.upload);
  expect.soft(await draftBy(page), who).toBe(expected.draft);
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
