import { hash, verify } from "@node-rs/argon2";

// The OWASP parameters: 19 MiB of memory, two passes, one lane. The library's own choice of algorithm is argon2id.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A salted argon2id hash to keep in place of the password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

let decoy: Promise<string> | undefined;

/** Whether the password is the one kept. Takes as long for a person who has none, so that the time tells nothing. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const matches = await verify(kept ?? (await decoy), password.normalize("NFKC"));
  return matches && kept !== null;
}
