import type { Page } from "@playwright/test";
import { press, problem } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { signOut } from "./support/menu.ts";
import { accept, invite, signIn } from "./support/people.ts";

const KIT = { name: "Kit Moss", email: "kit.moss@example.org", role: /^Viewer/ };
const SAM = { name: "Sam Taylor", email: "sam.taylor@example.org", role: /^Viewer/ };

async function guess(page: Page, email: string): Promise<number> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(`guess ${crypto.randomUUID()}`);
  return press(page, "Sign in");
}

test("password guessing is throttled alike for known and unknown addresses, and a known browser is not locked out", async ({
  signedInAs,
  newcomer,
}) => {
  const business = await signedInAs("business");
  const sam = await newcomer();
  await accept(sam, await invite(business, SAM));
  await signOut(sam);

  const stranger = await newcomer();
  const told: string[] = [];
  for (const email of [SAM.email, "unknown@example.org"]) {
    for (let n = 0; n < 5; n++) {
      expect(await guess(stranger, email)).toBe(422);
      await expect(problem(stranger)).toContainText("The e-mail address or the password is not right.");
    }
    expect(await guess(stranger, email)).toBe(429);
    told.push(((await problem(stranger).textContent()) ?? "").replace(/\d+ seconds?/, "some seconds"));
    await expect(problem(stranger)).toContainText(
      /There were too many wrong tries\. Wait \d+ seconds?, then try again\./,
    );
  }
  expect(told[0]).toBe(told[1]);

  await test.step("the right password has to wait too, and how long is in the answer's head", async () => {
    await guess(stranger, SAM.email);
    await stranger.goto("/sign-in");
    const answered = stranger.waitForResponse((response) => response.request().method() === "POST");
    expect(await signIn(stranger, SAM.email)).toBe(429);
    const wait = Number((await (await answered).allHeaders())["retry-after"]);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(30);
  });

  await test.step("from a browser where Sam was signed in before, Sam signs in", async () => {
    await sam.goto("/sign-in");
    expect(await signIn(sam, SAM.email)).toBe(303);
    await expect(sam.getByRole("navigation", { name: "Main" })).toContainText("Sam Taylor");
  });
});

test("guessing one-time links is throttled, and a link that works opens at once all the same", async ({
  signedInAs,
  newcomer,
}) => {
  const link = await invite(await signedInAs("business"), KIT);
  const page = await newcomer();
  const statuses: number[] = [];
  for (let n = 0; n < 21; n++) statuses.push((await page.goto(`/invitation/${crypto.randomUUID()}`))?.status() ?? 0);
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 404), 429]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work");
  for (let n = 0; n < 20; n++) await guess(page, `unknown-${n}@example.org`);
  expect(await guess(page, "unknown@example.org")).toBe(429);
  await accept(page, link);
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Kit Moss");
});
