import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

const HALF_MINUTE = 30_000;

/** What somebody's phone and paper hold once they have set up their second factor. */
export interface Authenticator {
  /** The code that the app shows, or will show so many half minutes on: a clock that goes a little fast. */
  code(halfMinutesOn?: number): string;
  readonly recoveryCodes: readonly string[];
}

/** Types the key that a page shows into an app, and keeps its recovery codes. */
export async function authenticatorFrom(page: Page): Promise<Authenticator> {
  const [key = "", ...recoveryCodes] = await page.getByRole("main").locator("code").allInnerTexts();
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  return {
    code: (halfMinutesOn = 0) => totp.generate({ timestamp: Date.now() + halfMinutesOn * HALF_MINUTE }),
    recoveryCodes,
  };
}
