import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits that can stand in a URL or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token: nobody who reads the database can use it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
