import { Secret, TOTP } from "otpauth";

// RFC 6238 as every authenticator app knows it: SHA-1, six digits, half a minute.
const PERIOD = 30;
const parameters = { algorithm: "SHA1", digits: 6, period: PERIOD } as const;
/** A clock may be so many half minutes off, and a code may take as long to be typed. */
const WINDOW = 1;

/** A new secret of 160 bits, in the letters that people can type into an app. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The half minute that a code is of; null where it is none of those around this instant. */
export function matchTimeStep(secret: string, code: string, at: number): number | null {
  const delta = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp: at,
    window: WINDOW,
  });
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta;
}

/** The code that an app shows at an instant. */
export function codeAt(secret: string, at: number): string {
  return new TOTP({ ...parameters, secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

/** What the picture says to the app: the secret, whose it is, and what for. */
export function otpauthUrl(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ ...parameters, secret: Secret.fromBase32(secret), issuer, label }).toString();
}
