import type { Config } from "#lib/core/config.ts";
import { DEVICE_LIMIT } from "#lib/people/rules.ts";

/** The cookie that carries the session's token. Over https its name binds it to this host and to secure connections. */
export function sessionCookie({ appUrl }: Pick<Config, "appUrl">) {
  const secure = appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-tracker-session" : "tracker-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Next-auth's own, for where to go on to. */
export function callbackCookie({ appUrl }: Pick<Config, "appUrl">) {
  const secure = appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-tracker-callback-url" : "tracker-callback-url",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** The cookie by which a browser is known again from which somebody has signed in. It lets nobody in. */
export function deviceCookie({ appUrl }: Pick<Config, "appUrl">) {
  const secure = appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-tracker-device" : "tracker-device",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure, maxAge: DEVICE_LIMIT / 1000 },
  };
}
