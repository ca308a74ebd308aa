import type { Config } from "#lib/core/config.ts";

/** The cookie that carries the session's token. Over https its name binds it to this host and to secure connections. */
export function sessionCookie({ appUrl }: Pick<Config, "appUrl">) {
  const secure = appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-tracker-session" : "tracker-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
