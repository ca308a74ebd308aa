import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { config } from "#lib/core/config.ts";

// AES-256-GCM with a key derived from AUTH_SECRET. The purpose is authenticated too, so that an encrypted text copied to
// another person does not decrypt.

const NONCE = 12;
const TAG = 16;

/** Encrypts a text for a purpose. Returns base64url. */
export function encrypt(text: string, purpose: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(purpose));
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url");
}

/** Decrypts a text; null if it was altered, or encrypted for another purpose or with another AUTH_SECRET. */
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
