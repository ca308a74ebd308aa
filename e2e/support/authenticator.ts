import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

const HALF_MINUTE = 30_000;

/** A person's authenticator app and recovery codes. */
export interface Authenticator {
  /** The code that the app shows now, or a number of half minutes from now. */
  code(halfMinutesOn?: number): string;
  readonly recoveryCodes: readonly string[];
}

/** Reads the key and the recovery codes that a page shows. */
export async function authenticatorFrom(page: Page): Promise<Authenticator> {
  const [key = "", ...recoveryCodes] = await page.getByRole("main").locator("code").allInnerTexts();
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  return {
    code: (halfMinutesOn = 0) => totp.generate({ timestamp: Date.now() + halfMinutesOn * HALF_MINUTE }),
    recoveryCodes,
  };
}
