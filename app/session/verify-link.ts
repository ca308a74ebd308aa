import { findLink, type Link } from "#lib/identity/people/queries.ts";
import { networkKey } from "#lib/identity/throttling/rules.ts";
import { recordAttempt } from "#lib/identity/throttling/store.ts";
import { currentRequest } from "./request.ts";

/**
 * The invitation or trial link with this token; null if it does not work, which counts as a failed attempt of the network
 * address. Throws Throttled after too many failed attempts, but never for a link that works: other people may share the
 * address, and a token is too long to be guessed.
 */
export async function verifyLink(token: string): Promise<Link | null> {
  const link = await findLink(token);
  if (!link) await recordAttempt([{ kind: "link", value: networkKey(currentRequest().address) }]);
  return link;
}
