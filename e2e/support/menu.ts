import type { Locator, Page } from "@playwright/test";
import { follow, press } from "./forms.ts";

/** The main menu in the header. */
export function mainMenu(page: Page): Locator {
  return page.getByRole("navigation", { name: "Main" });
}

/** Opens the person’s own menu, the last one in the header. */
export async function openPersonMenu(page: Page) {
  await mainMenu(page).getByRole("group").last().click();
}

/** Signs out by the person’s own menu; returns the status of the response. */
export async function signOut(page: Page): Promise<number> {
  await openPersonMenu(page);
  return press(page, "Sign out");
}

/** Follows a link of the main menu, and opens “More” first if the link is there. */
export function followMenu(page: Page, name: string): Promise<void> {
  return followWithin(mainMenu(page), name);
}

/** Follows a link of the page itself, and opens “More” first if the link is there. */
export function followOnPage(page: Page, name: string): Promise<void> {
  return followWithin(page.getByRole("main"), name);
}

async function followWithin(place: Locator, name: string) {
  const link = place.getByRole("link", { name, exact: true });
  if (!(await link.isVisible())) await place.getByText(/^More/).click();
  await follow(link);
}
