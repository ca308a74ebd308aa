import type { IncomingMessage } from "node:http";
import type { Config } from "#lib/core/config.ts";

/**
 * The network address that a request came from: the one at the other end of the socket, or, where a trusted proxy stands
 * there, the last one that it names. Whatever stands before that in the header anybody may have written.
 */
export function addressOf(
  { headers, socket }: IncomingMessage,
  { trustedProxy }: Pick<Config, "trustedProxy">,
): string {
  const named = [headers["x-forwarded-for"] ?? ""].flat().join(",").split(",").at(-1)?.trim();
  return (trustedProxy && named) || (socket.remoteAddress ?? "");
}
