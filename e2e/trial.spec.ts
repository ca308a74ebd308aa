import type { APIResponse, Page, Response } from "@playwright/test";
import { timelineEvents } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";

const EVERYONE = [
  { role: "business", name: "Sample of the business team" },
  { role: "executive", name: "Sample Executive member" },
  { role: "lead", agency: "NHS Kent and Medway", name: "Sample lead of NHS Kent and Medway" },
  { role: "lead", agency: "KSCMP Executive", name: "Sample lead of KSCMP Executive" },
  { role: "lead", agency: "KSCMP training", name: "Sample lead of KSCMP training" },
  { role: "lead", agency: "KCC Early Help", name: "Sample lead of KCC Early Help" },
  { role: "viewer", name: "Sample viewer" },
] as const;

test("the health checks answer, and each printed link signs in as the person it names", async ({
  newcomer,
  tracker,
}) => {
  const page = await newcomer();
  const health = await page.request.get("/api/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ alive: true });
  const ready = await page.request.get("/api/health/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toEqual({ ready: true, failed: [] });
  for (const person of EVERYONE) {
    await page.goto(tracker.signInLink(person.role, "agency" in person ? person.agency : undefined));
    await expect(page.getByRole("navigation", { name: "Main" })).toContainText(person.name);
  }
  await page.goto("/trial/nothing-that-was-ever-printed");
  await expect(page).toHaveURL("/sign-in");
  await expect(page.getByRole("main")).toContainText("Sign in with one of the links printed where it was started.");
});

test("the trial is marked on every page, and in print", async ({ signedInAs, newcomer }) => {
  const business = await signedInAs("business");
  await business.goto("/people");
  const person = await business.getByRole("link", { name: "Sample viewer" }).getAttribute("href");
  for (const path of [
    "/board",
    "/board?as-at=2022-06-01",
    "/board/meetings",
    "/recommendations",
    "/recommendations/HU2-4",
    "/recommendations/HU2-4/update",
    "/recommendations/HU2-5/owner/confirm",
    "/reviews",
    "/reviews/HU2",
    "/agencies",
    "/people",
    "/people/invite",
    person ?? "",
    "/held",
    "/recommendations/HU2-99",
    "/nowhere",
  ]) {
    await business.goto(path);
    await expectMarked(business, path);
  }
  await test.step("and each made-up entry", async () => {
    await business.goto("/recommendations/HU2-4");
    await expect(timelineEvents(business, /^Update: /)).toHaveCount(2);
    for (const update of await timelineEvents(business, /^Update: /).all())
      await expect(update).toContainText("Sample");
    await expect(timelineEvents(business, "Recommended")).not.toContainText("Sample");
  });

  await business.goto("/recommendations/HU2-99");

  const stranger = await newcomer();
  await stranger.goto("/sign-in");
  await expectMarked(stranger, "/sign-in");
  expect((await stranger.goto("/nowhere"))?.status()).toBe(404);
  await expectMarked(stranger, "/nowhere");
});

async function expectMarked(page: Page, path: string) {
  await expect(page, path).toHaveTitle(/^Trial: /);
  const mark = page.getByText("Trial. The recommendations are real; the people and all progress shown are made up.");
  const foot = page.getByText(/^OFFICIAL-SENSITIVE · Trial, not for use · /);
  for (const media of ["screen", "print"] as const) {
    await page.emulateMedia({ media });
    await expect(mark, `${path}, ${media}`).toBeVisible();
    await expect(foot, `${path}, ${media}`).toBeVisible();
  }
  await expect(page.getByRole("navigation", { name: "Main" }), `${path}, print`).toBeHidden();
  await page.emulateMedia({ media: null });
}

test("every response has the security headers", async ({ signedInAs }) => {
  const page = await signedInAs("viewer");
  const answers: Response[] = [];
  page.on("response", (response) => answers.push(response));
  for (const path of ["/board", "/recommendations/HU2-4", "/recommendations/HU2-4/update", "/people", "/nowhere"])
    await page.goto(path, { waitUntil: "networkidle" });

  await test.step("pages, styles, fonts and scripts", async () => {
    expect(answers.map((answer) => answer.request().resourceType())).toEqual(
      expect.arrayContaining(["document", "stylesheet", "font"]),
    );
    for (const answer of answers) {
      const policy = expectSafe(answer);
      // The style sheet of the printed marking comes from a route, and routes send a policy of their own.
      if (new URL(answer.url()).pathname === "/api/marks") {
        expect(policy).toContain("sandbox");
        continue;
      }
      expect(policy, answer.url()).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='(;|$)/);
      expect(policy, answer.url()).toMatch(/default-src 'none'.*; style-src 'self';.*form-action 'self'/);
    }
    const pages = answers.filter((answer) => answer.request().resourceType() === "document");
    const nonces = pages.map((page) => /'nonce-([^']+)'/.exec(page.headers()["content-security-policy"] ?? "")?.[1]);
    expect(new Set(nonces).size, "each page has a nonce of its own").toBe(pages.length);
  });

  await test.step("files, as a download that can run nothing", async () => {
    await page.goto("/recommendations/HU2-4");
    const link = timelineEvents(page, "Evidence added").getByRole("link", { name: "Plans shared, by district" });
    const file = await page.request.get((await link.getAttribute("href")) ?? "");
    expect.soft(expectSafe(file)).toContain("sandbox");
    expect(file.headers()["content-disposition"]).toMatch(/^attachment;/);
    expect(file.headers()["cache-control"]).toContain("no-store");
  });

  await test.step("and what is refused or sent on", async () => {
    for (const path of ["/", "/api/evidence/999999", "/_next/static/nothing.js"])
      expectSafe(await page.request.get(path, { maxRedirects: 0 }));
    const fromElsewhere = await page.request.post("/board", {
      headers: { origin: "https://elsewhere.example" },
      multipart: { any: "thing" },
    });
    expect(fromElsewhere.status()).toBe(403);
    expectSafe(fromElsewhere);
  });
});

function expectSafe(answer: APIResponse | Response): string {
  const headers = answer.headers();
  const policy = headers["content-security-policy"] ?? "";
  const where = `the headers of ${answer.url()}`;
  expect.soft(policy, where).not.toMatch(/unsafe-(inline|eval)/);
  expect.soft(policy, where).toContain("frame-ancestors 'none'");
  expect.soft(headers["x-content-type-options"], where).toBe("nosniff");
  expect.soft(headers["referrer-policy"], where).toBe("same-origin");
  expect.soft(headers["x-frame-options"], where).toBe("DENY");
  expect.soft(headers["x-powered-by"], where).toBeUndefined();
  return policy;
}
