import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { config } from "#lib/core/config.ts";
import { TooSoon } from "#lib/core/errors.ts";
import { browserInWords } from "#lib/people/browser.ts";
import { isPassword } from "#lib/people/passwords.ts";
import { findCredentials, findSession } from "#lib/people/queries.ts";
import { credentials, SESSION_LIMIT } from "#lib/people/rules.ts";
import { openSession } from "#lib/people/store.ts";
import { countAttempt, forgive } from "#lib/throttling/store.ts";
import { rememberThisDevice, talliesFor } from "./device.ts";
import { linkTried } from "./link-tried.ts";
import { currentRequest } from "./request.ts";
import { sessionCookie } from "./session-cookie.ts";

/** What next-auth lets through of a TooSoon: only errors of its own reach whoever signs in. */
export class HeldOff extends CredentialsSignin {
  override code = "held-off";
  readonly tooSoon: TooSoon;
  constructor(tooSoon: TooSoon) {
    super(tooSoon.message);
    this.tooSoon = tooSoon;
  }
}

/**
 * next-auth signs people in. What its cookie carries is not its encrypted token but the token of a row in our
 * own sessions: cheaper to read, and gone at once when a person is disabled.
 */
export const { handlers, signIn } = NextAuth(() => ({
  secret: config().authSecret,
  trustHost: true,
  session: { strategy: "jwt", maxAge: SESSION_LIMIT / 1000 },
  cookies: { sessionToken: sessionCookie(config()) },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
  logger: { error() {} },
  providers: [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      async authorize(given) {
        const parsed = credentials.safeParse(given);
        if (!parsed.success) return null;
        const { email, password } = parsed.data;
        const known = await findCredentials(email);
        const tallies = await talliesFor(known?.personId ?? null, { kind: "account", whose: email });
        await countAttempt(tallies).catch(heldOff);
        if (!(await isPassword(password, known?.hash ?? null)) || !known) return null;
        await forgive(tallies);
        return { id: String(known.personId) };
      },
    }),
    Credentials({
      id: "trial",
      credentials: { token: {} },
      async authorize({ token }) {
        const link = typeof token === "string" ? await linkTried(token).catch(heldOff) : null;
        return link?.purpose === "trial" ? { id: String(link.viewer.personId) } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { personId: Number(user.id) } : token),
  },
  jwt: {
    async encode({ token }) {
      if (typeof token?.session === "string") return token.session;
      if (typeof token?.personId !== "number") throw new Error("a session needs a person");
      const session = await openSession(token.personId, { browser: browserInWords(currentRequest().browser) });
      await rememberThisDevice(token.personId);
      return session;
    },
    async decode({ token }) {
      const session = token ? await findSession(token) : null;
      return session && token ? { session: token, personId: session.viewer.personId } : null;
    },
  },
}));

function heldOff(error: unknown): never {
  throw error instanceof TooSoon ? new HeldOff(error) : error;
}
