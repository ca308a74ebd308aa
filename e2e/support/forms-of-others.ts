import type { Page } from "@playwright/test";
import { type Fields, fieldsOf } from "./forms.ts";

/** A form that is not everybody's: where it stands, and what makes it one that would be taken. */
export interface OthersForm {
  readonly path: string;
  readonly button: string;
  readonly fill: (page: Page) => Promise<unknown>;
  /** What stands over the form on its page is for everybody to read: only the form is missing for others. */
  readonly isReadByAll?: true;
}

export const nothingToFill = async () => {};

/** Types into the one text box of a page, which asks why. */
export const sayWhy = (page: Page) => page.getByRole("textbox").fill("Sent by somebody whose it is not.");

/** What a browser would send of a form, filled in by somebody whose form it is. */
export async function filled(page: Page, { path, button, fill }: OthersForm): Promise<Fields> {
  await page.goto(path);
  await fill(page);
  return fieldsOf(page, button);
}

/** Where everything waits that the forms are about: see `everythingWaiting`. */
export interface Places {
  readonly agency: string;
  /** The page of the lead of KCC Early Help. */
  readonly person: string;
  /** The page of somebody who is disabled. */
  readonly disabled: string;
  /** The form about an action under HU2-3. */
  readonly action: string;
  /** The form about the open question on HU2-1. */
  readonly question: string;
  /** The address of what can be done with the evidence on HU2-4. */
  readonly evidence: string;
  /** The form that removes a passage from the last entry on HU2-4. */
  readonly redact: string;
}
