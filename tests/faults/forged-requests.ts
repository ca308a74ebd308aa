import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { formsOn, partsOf, post } from "../driver/forms.ts";
import { get, type Headers } from "../driver/http.ts";
import { SESSION_COOKIE, startTracker, type Tracker } from "../driver/tracker.ts";

type NamedHeaders = readonly (readonly [name: string, headers: Headers])[];

/** Headers that a proxy or framework has trusted in the past. None of them may change an answer. */
export function forgedHeaders(origin: string): NamedHeaders {
  return readFor(origin).headers;
}

/** The headers of a post from another site, or from a client that hides where it comes from. */
export function foreignOrigins(origin: string): NamedHeaders {
  return readFor(origin).origins;
}

/** The data file with the address of a tracker in it. */
function readFor(origin: string): { readonly headers: NamedHeaders; readonly origins: NamedHeaders } {
  const { host, port } = new URL(origin);
  const text = readFileSync(new URL("forged-headers.json", import.meta.url), "utf8");
  const values: Record<string, string> = { host, port, nextPort: String(Number(port) + 1) };
  return JSON.parse(text.replace(/\{(host|port|nextPort)\}/g, (whole, name: string) => values[name] ?? whole));
}

/**
 * Cookies of sessions that have ended, belong to another tracker or a disabled person, or were made up. Each is answered as
 * if there were none.
 */
export async function invalidCookies(
  tracker: Tracker,
  folder: string,
  anotherFolder: string,
  ofDisabled: string,
): Promise<[name: string, cookie: string][]> {
  const fresh = async () => (await tracker.signIn("business")).slice(SESSION_COOKIE.length + 1);
  const [token, idle, old, out] = [await fresh(), await fresh(), await fresh(), await fresh()];
  changeSession(folder, idle, "seen_at = seen_at - 31 * 60000");
  changeSession(folder, old, "started_at = started_at - 721 * 60000");
  await signOut(tracker, out);
  const another = await startTracker(anotherFolder);
  const ofAnother = await another.signIn("business");
  await another.stop();
  const jwt = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..AAAAAAAAAAAAAAAA.AAAA.AAAA";
  return [
    ["no cookie", ""],
    ["an empty cookie", `${SESSION_COOKIE}=`],
    ["a made-up token", `${SESSION_COOKIE}=${randomBytes(32).toString("base64url")}`],
    ["a token cut short", `${SESSION_COOKIE}=${token.slice(0, -1)}`],
    ["a token with more behind it", `${SESSION_COOKIE}=${token}A`],
    ["a token in capitals", `${SESSION_COOKIE}=${token.toUpperCase()}`],
    ["the hash that the database keeps", `${SESSION_COOKIE}=${digestOf(token)}`],
    ["a session idle for half an hour", `${SESSION_COOKIE}=${idle}`],
    ["a session of twelve hours ago", `${SESSION_COOKIE}=${old}`],
    ["a session that was signed out of", `${SESSION_COOKIE}=${out}`],
    ["the session of another tracker", ofAnother],
    ["the session of a disabled person", ofDisabled],
    ["a token under the name it has over https", `__Host-${SESSION_COOKIE}=${token}`],
    ["a token in next-auth's own cookie", `authjs.session-token=${token}; __Secure-authjs.session-token=${token}`],
    ["a token of next-auth, by another key", `authjs.session-token=${jwt}; ${SESSION_COOKIE}=${jwt}`],
    ["SQL", `${SESSION_COOKIE}=' or 1=1 --`],
    ["broken percent signs", `${SESSION_COOKIE}=%E0%A4%A`],
    ["a prototype's name", `${SESSION_COOKIE}=__proto__; __proto__=${token}`],
  ];
}

/** Changes a session's times in the database, since moving the clock would age other things too. */
function changeSession(folder: string, token: string, change: string) {
  const sqlite = new SQLite(join(folder, "tracker.db"), { timeout: 5000 });
  const { changes } = sqlite.prepare(`update sessions set ${change} where token_hash = ?`).run(digestOf(token));
  sqlite.close();
  if (changes !== 1) throw new Error("there is no such session to change");
}

/** How the database stores a token. */
function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

async function signOut({ origin }: Tracker, token: string) {
  const cookie = `${SESSION_COOKIE}=${token}`;
  const { text } = await get(origin, "/board", cookie);
  const form = formsOn("/board", text).find(({ button }) => button === "Sign out");
  if (!form) throw new Error("the board page has no form to sign out");
  const { status } = await post(origin, cookie, "/board", partsOf(form));
  if (status !== 303) throw new Error(`signing out was answered with ${status}`);
}
