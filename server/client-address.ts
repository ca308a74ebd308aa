import type { IncomingMessage } from "node:http";
import type { Config } from "#lib/core/config.ts";

/**
 * The network address of the client: that of the socket, or the last address in `X-Forwarded-For` where a proxy is trusted.
 * The client can write every address before the last by itself.
 */
export function clientAddress(
  { headers, socket }: IncomingMessage,
  { trustedProxy }: Pick<Config, "trustedProxy">,
): string {
  const forwarded = [headers["x-forwarded-for"] ?? ""].flat().join(",").split(",").at(-1)?.trim();
  return (trustedProxy && forwarded) || (socket.remoteAddress ?? "");
}
