import { findLink, type Link } from "#lib/identity/people/queries.ts";
import { networkKey } from "#lib/identity/throttling/rules.ts";
import { assertNotThrottled, recordAttempt } from "#lib/identity/throttling/store.ts";
import { currentRequest } from "./request.ts";

/** The person whom a link lets in; null where it does not work, which counts against the address it is tried from. Throws TooSoon. */
export async function verifyLink(token: string): Promise<Link | null> {
  const tallies = [{ kind: "link" as const, value: networkKey(currentRequest().address) }];
  await assertNotThrottled(tallies);
  const link = await findLink(token);
  if (!link) await recordAttempt(tallies);
  return link;
}
