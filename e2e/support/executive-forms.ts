import type { Page } from "@playwright/test";
import { nothingToFill, type RestrictedForm, sayWhy } from "./restricted-form.ts";

/** Every form that only the Executive may send. */
export const executiveForms: readonly RestrictedForm[] = [
  { path: "/recommendations/HU2-5/owner/confirm", button: "Confirm KSCMP Executive", fill: nothingToFill },
  deciding("/recommendations/HU2-4/new-date/decide", "Accept the new date"),
  deciding("/recommendations/HU2-4/new-date/decide", "Refuse it"),
  deciding("/recommendations/HU2-4/sign-off/decide", "Accept it: complete"),
  deciding("/recommendations/HU2-4/sign-off/decide", "Return it"),
  deciding("/recommendations/HU2-2/re-check", "Reopen it"),
  { path: "/recommendations/HU2-1/not-pursued", button: "Close it", fill: sayWhy },
];

function deciding(path: string, choice: string): RestrictedForm {
  const fill = async (page: Page) => {
    await page.getByRole("radio", { name: choice }).check();
    await sayWhy(page);
  };
  return { path, button: "Record the decision", fill };
}
