import type { Config } from "#lib/core/config.ts";
import { DEVICE_LIMIT } from "#lib/identity/people/rules.ts";

/** The cookie that carries the session's token. */
export function sessionCookie(config: AppUrl) {
  return cookieNamed("tracker-session", config);
}

/** Next-auth's own, for where to go on to. */
export function callbackCookie(config: AppUrl) {
  return cookieNamed("tracker-callback-url", config);
}

/** The cookie by which a browser is known again from which somebody has signed in. It lets nobody in. */
export function deviceCookie(config: AppUrl) {
  const { name, options } = cookieNamed("tracker-device", config);
  return { name, options: { ...options, maxAge: DEVICE_LIMIT / 1000 } };
}

type AppUrl = Pick<Config, "appUrl">;

/** Over https a cookie's name binds it to this host and to secure connections. */
function cookieNamed(name: string, { appUrl }: AppUrl) {
  const secure = appUrl.startsWith("https:");
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
