import type { NextRequest } from "next/server";
import { plainText } from "#app/responses/plain-text.ts";
import { handlers } from "#app/session/auth.ts";
import { callbackCookie } from "#app/session/session-cookie.ts";
import { config } from "#lib/core/config.ts";

export const GET = readable(handlers.GET);
export const POST = readable(handlers.POST);

/** Refuses a request with an address to return to that can't be read: next-auth answers 500 to it. */
function readable(handler: (request: NextRequest) => Promise<Response>) {
  return async (request: NextRequest): Promise<Response> => {
    const address = request.nextUrl.searchParams.get("callbackUrl");
    if ([address, ...callbackCookies(request)].every((one) => !one || isWebAddress(one))) return handler(request);
    return plainText(400, "The address to return to can't be read.");
  };
}

/** The values of the cookie as they were sent: next-auth also reads one that can't be decoded. */
function callbackCookies({ headers }: NextRequest): string[] {
  const begin = `${callbackCookie(config()).name}=`;
  const pairs = headers.get("cookie")?.split(/;\s*/) ?? [];
  return pairs.filter((pair) => pair.startsWith(begin)).map((pair) => decoded(pair.slice(begin.length)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isWebAddress(address: string): boolean {
  const url = URL.parse(address, address.startsWith("/") ? config().appUrl : undefined);
  return url !== null && /^https?:$/.test(url.protocol);
}
