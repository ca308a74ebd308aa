import NextAuth, { AuthError, CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { config } from "#lib/core/config.ts";
import { Invalid, Throttled } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { describeBrowser } from "#lib/identity/people/browser.ts";
import { verifyPassword } from "#lib/identity/people/passwords.ts";
import { findCredentials, findSession } from "#lib/identity/people/queries.ts";
import { credentialsInput, SESSION_LIMIT } from "#lib/identity/people/rules.ts";
import { endSession, openSession } from "#lib/identity/people/store.ts";
import { recordAttempt, recordSuccess } from "#lib/identity/throttling/store.ts";
import { rememberThisDevice, talliesFor } from "./known-device.ts";
import { currentRequest } from "./request.ts";
import { assertCode, assertSetUp } from "./second-factor.ts";
import { findHalfSessionHere, sessionToken } from "./session.ts";
import { callbackCookie, sessionCookie } from "./session-cookie.ts";
import { verifyLink } from "./verify-link.ts";

declare module "next-auth" {
  interface User {
    /** Whether they gave more than a password. */
    isCodeGiven?: boolean;
  }
}

/**
 * next-auth signs people in. What its cookie carries is not its encrypted token but the token of a row in our
 * own sessions: cheaper to read, and gone at once when a person is disabled.
 */
const { handlers, signIn } = NextAuth(() => ({
  secret: config().authSecret,
  trustHost: true,
  session: { strategy: "jwt", maxAge: SESSION_LIMIT / 1000 },
  cookies: { sessionToken: sessionCookie(config()), callbackUrl: callbackCookie(config()) },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
  logger: { error() {} },
  providers: [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      async authorize(given) {
        const parsed = credentialsInput.safeParse(given);
        if (!parsed.success) return null;
        const { email, password } = parsed.data;
        const known = await findCredentials(email);
        const tallies = await talliesFor(known?.personId ?? null, { kind: "account", value: email });
        await recordAttempt(tallies);
        if (!(await verifyPassword(password, known?.hash ?? null)) || !known) return refused("password");
        await recordSuccess(tallies);
        return { id: String(known.personId) };
      },
    }),
    Credentials({
      id: "second-factor",
      credentials: { code: {} },
      async authorize({ code }) {
        const half = await findHalfSessionHere();
        if (half?.lacks !== "code") return refused("second factor");
        await assertCode(half.personId, { code: String(code) });
        return { id: String(half.personId), isCodeGiven: true };
      },
    }),
    Credentials({
      id: "second-factor-set-up",
      credentials: { code: {}, kept: {} },
      async authorize({ code, kept }) {
        const half = await findHalfSessionHere();
        if (half?.lacks !== "set-up") return refused("second factor");
        await assertSetUp(half.personId, { code: String(code), kept: String(kept ?? "") }, half.token);
        return { id: String(half.personId), isCodeGiven: true };
      },
    }),
    Credentials({
      id: "trial",
      credentials: { token: {} },
      async authorize({ token }) {
        const link = typeof token === "string" ? await verifyLink(token) : null;
        return link?.purpose === "trial" ? { id: String(link.viewer.personId) } : refused("link");
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { personId: Number(user.id), isCodeGiven: user.isCodeGiven === true } : token),
  },
  jwt: {
    async encode({ token }) {
      if (typeof token?.session === "string") return token.session;
      if (typeof token?.personId !== "number") throw new Error("a session needs a person");
      const session = await openSession(token.personId, {
        browser: describeBrowser(currentRequest().browser),
        isCodeGiven: token.isCodeGiven === true,
      });
      const isWhole = (await findSession(session)) !== null;
      if (isWhole) await rememberThisDevice(token.personId);
      // Whoever signs in anew in a browser is no longer in there as they, or somebody else, were before.
      const earlier = await sessionToken();
      if (earlier) await endSession(earlier);
      const { address } = currentRequest();
      log().info(
        { personId: token.personId, address },
        isWhole ? "signed in" : "password given, second factor to come",
      );
      return session;
    },
    async decode({ token }) {
      const session = token ? await findSession(token) : null;
      return session && token ? { session: token, personId: session.viewer.personId } : null;
    },
  },
}));

export { handlers };

/** Nobody is let in. Who tried is not known, and what they typed is not told. */
function refused(way: string): null {
  log().warn({ way, address: currentRequest().address }, "sign-in refused");
  return null;
}

/**
 * Signs in, in one of the ways there are: false where what was given lets nobody in. Throws what stands in its way
 * otherwise: TooSoon, Invalid, Unavailable.
 */
export async function signInBy(
  way: "password" | "second-factor" | "second-factor-set-up" | "trial",
  given: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  try {
    await signIn(way, { ...given, redirect: false });
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    const cause = error instanceof AuthError ? (error.cause?.err ?? error) : error;
    if (cause instanceof Invalid) refused(way);
    if (cause instanceof Throttled) log().warn({ way, address: currentRequest().address }, "sign-in held off");
    throw cause;
  }
}
