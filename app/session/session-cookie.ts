import type { Config } from "#lib/core/config.ts";
import { DEVICE_LIMIT } from "#lib/identity/people/rules.ts";

/** The cookie that carries the session's token. */
export function sessionCookie(config: AppUrl) {
  return cookieNamed("tracker-session", config);
}

/** The cookie of next-auth for the page to go to after signing in. */
export function callbackCookie(config: AppUrl) {
  return cookieNamed("tracker-callback-url", config);
}

/** The cookie that identifies a browser where a person has signed in. It does not sign anyone in. */
export function deviceCookie(config: AppUrl) {
  const { name, options } = cookieNamed("tracker-device", config);
  return { name, options: { ...options, maxAge: DEVICE_LIMIT / 1000 } };
}

type AppUrl = Pick<Config, "appUrl">;

/** Over HTTPS the prefix `__Host-` binds the cookie to this host and to secure connections. */
function cookieNamed(name: string, { appUrl }: AppUrl) {
  const secure = appUrl.startsWith("https:");
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
