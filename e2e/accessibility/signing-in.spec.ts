import { startDaemon } from "#tests/support/clamav-daemon.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { authenticatorFrom } from "../support/authenticator.ts";
import { follow, press } from "../support/forms.ts";
import { expect, test } from "../support/journey.ts";
import { signOut } from "../support/menu.ts";
import { accept, invite, signIn } from "../support/people.ts";
import { addEvidence } from "../support/steps.ts";

test("an invitation, and signing in with a password", async ({ signedInAs, newcomer }) => {
  const [business, sam] = [await signedInAs("business"), await newcomer()];
  const link = await invite(business, { name: "Sam Taylor", email: "sam@example.org", role: /^Viewer/ });
  await sam.goto(link);
  await expectAccessible(sam, "set a password");
  await sam.getByLabel("Password", { exact: true }).fill("too short");
  await sam.getByLabel("The same password again").fill("and another");
  expect(await press(sam, "Set the password and sign in")).toBe(422);
  await expectAccessible(sam, "set a password, too short");
  await accept(sam, link);
  await sam.goto("/account");
  await expectAccessible(sam, "your account");
  await sam.goto(link);
  await expectAccessible(sam, "a link that was used");
  await sam.goto("/board");
  expect(await signOut(sam)).toBe(303);
  await sam.goto("/sign-in");
  await expectAccessible(sam, "sign in, after signing out");
  expect(await signIn(sam, "unknown@example.org")).toBe(422);
  await expectAccessible(sam, "sign in, with a wrong password");
});

test("a second factor", async ({ signedInAs, newcomer, tracker }) => {
  const [lead, elsewhere] = [await signedInAs("lead", "KSCMP training"), await newcomer()];
  await lead.goto("/account/second-factor");
  await expectAccessible(lead, "about a second factor");
  expect(await press(lead, "Set it up")).toBe(303);
  await expectAccessible(lead, "set up a second factor");
  const app = await authenticatorFrom(lead);
  await lead.getByLabel("The six digits that your app shows now").fill(app.code());
  await lead.getByLabel("I have kept the recovery codes").check();
  expect(await press(lead, "Turn it on")).toBe(303);
  await expectAccessible(lead, "an account with a second factor");
  await lead.goto("/account/second-factor/turn-off");
  await expectAccessible(lead, "turn a second factor off");

  await elsewhere.goto(tracker.signInLink("lead", "KSCMP training"));
  await elsewhere.goto("/recommendations/HU2-3");
  await expectAccessible(elsewhere, "enter your code");
  await elsewhere.getByLabel("Code", { exact: true }).fill(app.code(-20));
  expect(await press(elsewhere, "Sign in")).toBe(422);
  await expectAccessible(elsewhere, "a code that is not right");

  const business = await signedInAs("business");
  await business.goto("/people");
  await follow(business.getByRole("link", { name: "Sample lead of KSCMP training" }));
  await follow(business.getByRole("link", { name: "Remove second factor" }));
  await expectAccessible(business, "remove a second factor");
});

test.describe("where the business team has to have a second factor", () => {
  test.use({ settings: { SECOND_FACTOR: "business" } });

  test("it is set up before anything else", async ({ newcomer, tracker }) => {
    const business = await newcomer();
    await business.goto(tracker.signInLink("business"));
    await business.goto("/people");
    await expect(business).toHaveURL("/second-factor?next=%2Fpeople");
    await expectAccessible(business, "a second factor has to be set up");
  });
});

test.describe("where a virus scanner is set and does not answer", () => {
  const scannerAway = test.extend({
    settings: async ({ browserName: _ }, use) => {
      const scanner = await startDaemon();
      await scanner.stop();
      await use({ CLAMAV: `127.0.0.1:${scanner.port}` });
    },
  });

  scannerAway("a file waits for it", async ({ signedInAs }) => {
    const lead = await signedInAs("lead", "KSCMP training");
    const file = { name: "minutes.txt", mimeType: "text/plain", buffer: Buffer.from("All was well.") };
    const shows = "Shows what was done";
    const given = { file, title: "Minutes", shows, trueOn: "2026-01-05" } as const;
    expect(await addEvidence(lead, "HU2-3", given)).toBe(303);
    await expect(lead.getByRole("main")).toContainText("being checked for viruses");
    await expectAccessible(lead, "a file that waits for the scanner");
  });
});

// It uses up what other tests need of the limits.
test.describe("beyond the limits", () => {
  test.use({ ownTracker: true });

  test("too many wrong tries, and too many wrong links", async ({ newcomer }) => {
    const stranger = await newcomer();
    let status = 0;
    for (let tries = 0; tries < 10 && status !== 429; tries++) {
      await stranger.goto("/sign-in");
      status = await signIn(stranger, "stranger@example.org");
    }
    expect(status).toBe(429);
    await expectAccessible(stranger, "too many wrong tries");
    for (let tries = 0; tries < 30 && (tries === 0 || status !== 429); tries++)
      status = (await stranger.goto(`/invitation/${crypto.randomUUID()}`))?.status() ?? 0;
    expect(status).toBe(429);
    await expectAccessible(stranger, "too many wrong links");
  });
});
