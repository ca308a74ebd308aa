import { press } from "./support/forms.ts";
import { expect, test } from "./support/journey.ts";
import { invite } from "./support/people.ts";

const SAM = { name: "Sam Taylor", email: "sam.taylor@example.org", role: /^Viewer/ };

test("a one-time link is copied, and the password that it lets a person set can be looked at", async ({
  signedInAs,
  newcomer,
}) => {
  const business = await signedInAs("business");
  await business.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const link = await invite(business, SAM);
  await business.getByRole("button", { name: "Copy" }).click();
  await expect(business.getByRole("status")).toHaveText("Copied");
  expect(await business.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const sam = await newcomer();
  await sam.goto(link);
  const password = sam.getByLabel("Password", { exact: true });
  await password.fill("lantern orchard");
  await expect(password).toHaveAttribute("type", "password");
  await sam.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(password).toHaveValue("lantern orchard");
  await expect(sam.getByLabel("The same password again")).toHaveAttribute("type", "password");
  await sam.getByRole("button", { name: "Hide password" }).click();
  await expect(password).toHaveAttribute("type", "password");
  expect(await press(sam, "Set the password and sign in")).toBe(422);
  await expect(password).toHaveValue("");
});

test("the key “/” leads to the search, except while a person types or has turned it off", async ({ signedInAs }) => {
  const viewer = await signedInAs("viewer");
  const search = viewer.getByRole("searchbox", { name: "Search the tracker" });
  await expect(search).toHaveAttribute("aria-keyshortcuts", "/");
  // The page takes keys as soon as its script runs.
  await expect(async () => {
    await viewer.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await search.fill("");
  await viewer.keyboard.type("1/2");
  await expect(search).toHaveValue("1/2");

  await viewer.goto("/account");
  await viewer.getByRole("checkbox", { name: /^Press \/ to search/ }).uncheck();
  await viewer.goto("/reviews");
  await expect(viewer.getByRole("heading", { level: 1 })).toHaveText("Reviews");
  await viewer.keyboard.press("/");
  await expect(search).not.toBeFocused();

  await viewer.goto("/account");
  await viewer.getByRole("checkbox", { name: /^Press \/ to search/ }).check();
  await viewer.getByRole("heading", { level: 1 }).click();
  await viewer.keyboard.press("/");
  await expect(search).toBeFocused();
});
