import type { Page } from "@playwright/test";
import { type Fields, fieldsOf } from "./forms.ts";

/** A form that some roles may not send: its address, and how to fill it in so that it would be accepted. */
export interface RestrictedForm {
  readonly path: string;
  readonly button: string;
  readonly fill: (page: Page) => Promise<unknown>;
  /** Every role may read its page; only the form is missing for others. */
  readonly isReadByAll?: true;
}

export const nothingToFill = async () => {};

/** Fills in the one text box of a page, which asks for a reason. */
export const sayWhy = (page: Page) => page.getByRole("textbox").fill("Sent by a person who may not send it.");

/** The fields that a browser would send, filled in by a person who may send the form. */
export async function filled(page: Page, { path, button, fill }: RestrictedForm): Promise<Fields> {
  await page.goto(path);
  await fill(page);
  return fieldsOf(page, button);
}

/** The addresses that the forms are about: see `prepareTrial`. */
export interface Places {
  readonly agency: string;
  /** The page of the lead of KCC Early Help. */
  readonly person: string;
  /** The page of a person who is disabled. */
  readonly disabled: string;
  /** The form about an action under HU2-3. */
  readonly action: string;
  /** The form about the open question on HU2-1. */
  readonly question: string;
  /** The address below which the forms about the evidence on HU2-4 are. */
  readonly evidence: string;
  /** The form that removes the link of HU2-4 with the recommendation EA1-1 of an earlier review. */
  readonly link: string;
  /** The draft of a review. */
  readonly draft: string;
  /** An imported plan. */
  readonly imported: string;
  /** The address below which the steps of an import that is being prepared are. */
  readonly importDraft: string;
  /** The form that removes a passage from the last entry on HU2-4. */
  readonly redact: string;
}
