import { createHash, randomBytes } from "node:crypto";

/** A random secret of 256 bits, safe in URLs and cookies. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The hash of a token. Only the hash is stored, so that tokens can't be read from the database. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
