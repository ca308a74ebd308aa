import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { config } from "#lib/core/config.ts";

// AES-256-GCM under a key made from AUTH_SECRET for this alone. What it is sealed for is bound to it, so that nobody who
// can write the database can put one person's in another's place.

const NONCE = 12;
const TAG = 16;

/** The text, unreadable without the tracker's secret. */
export function encrypt(text: string, purpose: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(purpose));
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url");
}

/** The text again; null where it was sealed for something else, under another secret, or was altered. */
export function decrypt(text: string, purpose: string): string | null {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < NONCE + TAG) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", config().authSecret, "", "recommendations tracker: second factor", 32));
}
