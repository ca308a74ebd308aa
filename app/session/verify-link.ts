import { findLink, type Link } from "#lib/identity/people/queries.ts";
import { networkKey } from "#lib/identity/throttling/rules.ts";
import { assertNotThrottled, recordAttempt } from "#lib/identity/throttling/store.ts";
import { currentRequest } from "./request.ts";

/**
 * The invitation or trial link with this token; null if it does not work, which counts as a failed attempt of the network
 * address. Throws Throttled after too many failed attempts.
 */
export async function verifyLink(token: string): Promise<Link | null> {
  const tallies = [{ kind: "link" as const, value: networkKey(currentRequest().address) }];
  await assertNotThrottled(tallies);
  const link = await findLink(token);
  if (!link) await recordAttempt(tallies);
  return link;
}
