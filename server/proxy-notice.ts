import type { IncomingMessage } from "node:http";
import type { Config } from "#lib/core/config.ts";
import { log } from "#lib/core/log.ts";

/** Headers that proxies add. */
const FORWARDING = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

const CONSEQUENCE =
  "everyone then counts as one network address, and the wrong passwords of one person delay all who sign in. If the proxy writes X-Forwarded-For itself, set TRUSTED_PROXY=on";

/** Says in the log at the start that an address with https needs a proxy, where none is trusted. */
export function sayIfProxyIsNeeded({ trustedProxy, appUrl }: Pick<Config, "trustedProxy" | "appUrl">): void {
  if (!trustedProxy && appUrl.startsWith("https:"))
    log().warn(`APP_URL needs a proxy that serves https, and TRUSTED_PROXY is off: ${CONSEQUENCE}`);
}

/** Returns a function that looks for signs of a proxy in each request, and says once in the log that it is not trusted. */
export function proxyNotice({ trustedProxy }: Pick<Config, "trustedProxy">): (request: IncomingMessage) => void {
  let isSaid = trustedProxy;
  return ({ headers }) => {
    const header = isSaid ? undefined : FORWARDING.find((name) => headers[name] !== undefined);
    if (header === undefined) return;
    isSaid = true;
    log().warn({ header }, `requests come through a proxy, and TRUSTED_PROXY is off: ${CONSEQUENCE}`);
  };
}
