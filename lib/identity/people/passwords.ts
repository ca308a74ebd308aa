import { hash, verify } from "@node-rs/argon2";

// The parameters recommended by OWASP: 19 MiB of memory, two passes, one lane. The library uses argon2id by default.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The salted argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

let decoy: Promise<string> | undefined;

/** Whether the password matches the stored hash. Takes the same time if there is no hash, so that the time reveals nothing. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  decoy ??= hashPassword("the password of no one");
  const matches = await verify(kept ?? (await decoy), password.normalize("NFKC"));
  return matches && kept !== null;
}
