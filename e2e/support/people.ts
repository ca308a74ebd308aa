import { expect, type Page } from "@playwright/test";
import { press } from "./forms.ts";

export const PASSWORD = "lantern orchard gravel tide";

export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: RegExp;
  readonly agency?: string;
}

/** Invites a person, and returns the one-time link that the page shows. */
export async function invite(business: Page, { name, email, role, agency }: Invited): Promise<string> {
  await business.goto("/people/invite");
  await business.getByLabel("Name", { exact: true }).fill(name);
  await business.getByLabel("E-mail address").fill(email);
  await business.getByRole("radio", { name: role }).check();
  if (agency) await business.getByRole("combobox", { name: "Agency" }).selectOption({ label: agency });
  expect(await press(business, "Invite them")).toBe(303);
  return business.getByLabel("Link to copy").inputValue();
}

/** Sets a password with a one-time link, which signs in. */
export async function accept(page: Page, link: string) {
  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same password again").fill(PASSWORD);
  expect(await press(page, "Set the password and sign in")).toBe(303);
}

export async function signIn(page: Page, email: string): Promise<number> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  return press(page, "Sign in");
}
