import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Sets what every answer carries, and tells Next the nonce of this one: it takes it from the policy on the request and
 * writes it on each of its scripts.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  options: { https: boolean; dev: boolean },
) {
  // What the routes answer is no page: nothing of it may run, wherever it is opened.
  const isPage = !request.url?.startsWith("/api/");
  const policy = isPage ? contentSecurityPolicy(nonce, options) : "default-src 'none'; frame-ancestors 'none'; sandbox";
  if (isPage) request.headers["content-security-policy"] = policy;
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
