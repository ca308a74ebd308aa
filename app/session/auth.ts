import NextAuth, { AuthError, CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { config } from "#lib/core/config.ts";
import { Invalid, TooSoon } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { browserInWords } from "#lib/identity/people/browser.ts";
import { isPassword } from "#lib/identity/people/passwords.ts";
import { findCredentials, findSession } from "#lib/identity/people/queries.ts";
import { credentials, SESSION_LIMIT } from "#lib/identity/people/rules.ts";
import { endSession, openSession } from "#lib/identity/people/store.ts";
import { countAttempt, forgive } from "#lib/identity/throttling/store.ts";
import { setDeviceCookie, talliesFor } from "./device-cookie.ts";
import { currentRequest } from "./request.ts";
import { completeSetUp, verifyCode } from "./second-factor.ts";
import { findPendingSignIn, sessionToken } from "./session.ts";
import { callbackCookie, sessionCookie } from "./session-cookie.ts";
import { verifyLink } from "./verify-link.ts";

declare module "next-auth" {
  interface User {
    /** Whether a second factor was verified as well. */
    isCodeGiven?: boolean;
  }
}

/**
 * The session cookie of next-auth holds the token of a row in our sessions table instead of an encrypted JWT, so that a
 * session ends at once when a person is disabled.
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
      async authorize(values) {
        const parsed = credentials.safeParse(values);
        if (!parsed.success) return null;
        const { email, password } = parsed.data;
        const account = await findCredentials(email);
        const tallies = await talliesFor(account?.personId ?? null, { kind: "account", whose: email });
        await countAttempt(tallies);
        if (!(await isPassword(password, account?.hash ?? null)) || !account) return rejectSignIn("password");
        await forgive(tallies);
        return { id: String(account.personId) };
      },
    }),
    Credentials({
      id: "second-factor",
      credentials: { code: {} },
      async authorize({ code }) {
        const pending = await findPendingSignIn();
        if (pending?.lacks !== "code") return rejectSignIn("second factor");
        await verifyCode(pending.personId, { code: String(code) });
        return { id: String(pending.personId), isCodeGiven: true };
      },
    }),
    Credentials({
      id: "second-factor-set-up",
      credentials: { code: {}, kept: {} },
      async authorize({ code, kept }) {
        const pending = await findPendingSignIn();
        if (pending?.lacks !== "set-up") return rejectSignIn("second factor");
        await completeSetUp(pending.personId, { code: String(code), kept: String(kept ?? "") }, pending.token);
        return { id: String(pending.personId), isCodeGiven: true };
      },
    }),
    Credentials({
      id: "trial",
      credentials: { token: {} },
      async authorize({ token }) {
        const link = typeof token === "string" ? await verifyLink(token) : null;
        return link?.purpose === "trial" ? { id: String(link.viewer.personId) } : rejectSignIn("link");
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
        browser: browserInWords(currentRequest().browser),
        isCodeGiven: token.isCodeGiven === true,
      });
      const isComplete = (await findSession(session)) !== null;
      if (isComplete) await setDeviceCookie(token.personId);
      // Signing in again in a browser ends the session that was open there.
      const previous = await sessionToken();
      if (previous) await endSession(previous);
      const { address } = currentRequest();
      log().info(
        { personId: token.personId, address },
        isComplete ? "signed in" : "password given, second factor to come",
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

/** Logs a failed attempt without what was typed, which may be a password. */
function rejectSignIn(way: string): null {
  log().warn({ way, address: currentRequest().address }, "sign-in refused");
  return null;
}

/**
 * Signs in with one of the providers above. Returns false if the credentials are wrong. Throws TooSoon, Invalid or
 * Unavailable.
 */
export async function signInWith(
  provider: "password" | "second-factor" | "second-factor-set-up" | "trial",
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  try {
    await signIn(provider, { ...values, redirect: false });
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    const cause = error instanceof AuthError ? (error.cause?.err ?? error) : error;
    if (cause instanceof Invalid) rejectSignIn(provider);
    if (cause instanceof TooSoon) log().warn({ way: provider, address: currentRequest().address }, "sign-in held off");
    throw cause;
  }
}
