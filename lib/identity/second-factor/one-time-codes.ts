import { Secret, TOTP } from "otpauth";

// The parameters of RFC 6238 that every authenticator app supports: SHA-1, six digits, 30 seconds.
const PERIOD = 30;
const parameters = { algorithm: "SHA1", digits: 6, period: PERIOD } as const;
/** How many time steps of 30 seconds a code may be early or late. */
const WINDOW = 1;

/** A random secret of 160 bits in Base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The time step (30 seconds since 1970) for which a code is valid; null if none around the instant `at`, in milliseconds, matches. */
export function matchTimeStep(secret: string, code: string, at: number): number | null {
  const delta = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp: at,
    window: WINDOW,
  });
  return delta === null ? null : Math.floor(at / 1000 / PERIOD) + delta;
}

/** The code that an app shows at an instant, in milliseconds since 1970. */
export function codeAt(secret: string, at: number): string {
  return new TOTP({ ...parameters, secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

/** The otpauth:// URL that an authenticator app reads from the QR code. */
export function otpauthUrl(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ ...parameters, secret: Secret.fromBase32(secret), issuer, label }).toString();
}
