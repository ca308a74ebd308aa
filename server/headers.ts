import type { IncomingMessage, ServerResponse } from "node:http";
import { passPolicyToNext } from "./next-internals.ts";

/**
 * Sets the security headers of a response. A page gets a content security policy that allows scripts with this nonce; the
 * routes under /api/ answer data, of which nothing may run in a browser.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  options: { https: boolean; dev: boolean },
) {
  const isPage = !request.url?.startsWith("/api/");
  const policy = isPage ? contentSecurityPolicy(nonce, options) : "default-src 'none'; frame-ancestors 'none'; sandbox";
  passPolicyToNext(request, policy);
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (options.https) response.setHeader("strict-transport-security", "max-age=63072000; includeSubDomains");
}

function contentSecurityPolicy(nonce: string, { https, dev }: { https: boolean; dev: boolean }): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
