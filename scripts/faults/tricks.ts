import { randomBytes } from "node:crypto";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { hashToken } from "#lib/identity/people/tokens.ts";
import { ask } from "./ask.ts";
import { elementsOf, formsOn, partsOf, post } from "./forms.ts";
import { startTracker, type Tracker } from "./tracker.ts";

type Headers = Record<string, string | string[]>;

/** Headers that some proxy or framework has believed: not one of them may change an answer. */
export function headersThatChangeNothing(origin: string): [name: string, Headers][] {
  const { host } = new URL(origin);
  const five = Array(5).fill("src/middleware").join(":");
  return [
    ["no trick", {}],
    ["x-middleware-subrequest", { "x-middleware-subrequest": five }],
    ["x-middleware-subrequest of a proxy", { "x-middleware-subrequest": Array(5).fill("proxy").join(":") }],
    ["x-middleware-subrequest of pages", { "x-middleware-subrequest": "pages/_middleware" }],
    ["Next's own headers", { "x-invoke-path": "/board", "x-invoke-status": "200", "x-matched-path": "/board" }],
    [
      "x-middleware-rewrite",
      { "x-middleware-rewrite": "/board", "x-middleware-next": "1", "x-nextjs-rewrite": "/board" },
    ],
    [
      "x-middleware-set-cookie",
      { "x-middleware-set-cookie": "tracker-session=A", "x-middleware-override-headers": "cookie" },
    ],
    ["another address", { "x-original-url": "/board", "x-rewrite-url": "/board", "x-override-url": "/board" }],
    [
      "a forwarded host",
      { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-port": "443" },
    ],
    ["a forwarded address", { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", "x-client-ip": "127.0.0.1" }],
    ["Forwarded", { forwarded: `for=127.0.0.1;host=${host};proto=https` }],
    ["a forwarded person", { "x-forwarded-user": "business@sample.invalid", "x-remote-user": "1", "remote-user": "1" }],
    ["an identity of a proxy", { "x-ms-client-principal-name": "business@sample.invalid", "x-auth-request-user": "1" }],
    ["a bearer", { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJwZXJzb25JZCI6MX0." }],
    ["basic credentials", { authorization: `Basic ${Buffer.from("business@sample.invalid:x").toString("base64")}` }],
    ["another method", { "x-http-method-override": "POST", "x-method-override": "PUT" }],
  ];
}

/** What a post of another site, or of none that says so, brings with it. */
export function originsThatAreNotOurs(origin: string): [name: string, Headers][] {
  const { port } = new URL(origin);
  return [
    ["from another site", { origin: "https://evil.example" }],
    ["from nowhere", { origin: "null" }],
    ["from another port", { origin: `http://localhost:${Number(port) + 1}` }],
    ["from another protocol", { origin: `https://localhost:${port}` }],
    ["from a name that begins like ours", { origin: `${origin}.evil.example` }],
    ["from a name that ends like ours", { origin: `http://evil-localhost:${port}` }],
    ["from the number of this machine", { origin: `http://127.0.0.1:${port}` }],
    ["across sites, without an origin", { "sec-fetch-site": "cross-site" }],
    ["within a site, without an origin", { "sec-fetch-site": "same-site" }],
    [
      "from another site that says it is the host",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    ],
  ];
}

const NAME = "tracker-session";

/** Cookies of sessions that have ended, are somebody else's or were made up: each is answered as nobody is. */
export async function cookiesThatOpenNothing(
  tracker: Tracker,
  folder: string,
  anotherFolder: string,
  ofDisabled: string,
): Promise<[name: string, cookie: string][]> {
  const fresh = async () => (await tracker.signIn("business")).slice(NAME.length + 1);
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
    ["an empty cookie", `${NAME}=`],
    ["a made-up token", `${NAME}=${randomBytes(32).toString("base64url")}`],
    ["a token cut short", `${NAME}=${token.slice(0, -1)}`],
    ["a token with more behind it", `${NAME}=${token}A`],
    ["a token in capitals", `${NAME}=${token.toUpperCase()}`],
    ["the hash that the database keeps", `${NAME}=${hashToken(token)}`],
    ["a session idle for half an hour", `${NAME}=${idle}`],
    ["a session of twelve hours ago", `${NAME}=${old}`],
    ["a session that was signed out of", `${NAME}=${out}`],
    ["the session of another tracker", ofAnother],
    ["the session of somebody disabled", ofDisabled],
    ["a token under the name it has over https", `__Host-${NAME}=${token}`],
    ["a token in next-auth's own cookie", `authjs.session-token=${token}; __Secure-authjs.session-token=${token}`],
    ["a token of next-auth, by another key", `authjs.session-token=${jwt}; ${NAME}=${jwt}`],
    ["SQL", `${NAME}=' or 1=1 --`],
    ["broken percent signs", `${NAME}=%E0%A4%A`],
    ["a prototype's name", `${NAME}=__proto__; __proto__=${token}`],
  ];
}

/** The session as it is after a while: the clock is not put on, since nothing else is to age. */
function changeSession(folder: string, token: string, change: string) {
  const sqlite = new SQLite(join(folder, "tracker.db"), { timeout: 5000 });
  const { changes } = sqlite.prepare(`update sessions set ${change} where token_hash = ?`).run(hashToken(token));
  sqlite.close();
  if (changes !== 1) throw new Error("there is no such session to change");
}

async function signOut({ origin }: Tracker, token: string) {
  const cookie = `${NAME}=${token}`;
  const page = await ask(origin, { path: "/board", headers: { cookie } });
  const form = formsOn("/board", page.text).find(({ button }) => button === "Sign out");
  if (!form) throw new Error(`the board page (${elementsOf(page.text).length} elements) has no way to sign out`);
  const answer = await post(origin, cookie, "/board", partsOf(form));
  if (answer.status !== 303) throw new Error(`signing out was answered with ${answer.status}`);
}
