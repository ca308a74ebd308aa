import NextAuth, { AuthError, CredentialsSignin } from "next-auth";
import { config } from "#lib/core/config.ts";
import { Invalid, Throttled } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { describeBrowser } from "#lib/identity/people/browser.ts";
import { findSession } from "#lib/identity/people/queries.ts";
import { SESSION_LIMIT } from "#lib/identity/people/rules.ts";
import { endSession, openSession } from "#lib/identity/people/sessions.store.ts";
import { setDeviceCookie } from "./device-cookie.ts";
import { currentRequest } from "./request.ts";
import { sessionToken } from "./session.ts";
import { callbackCookie, sessionCookie } from "./session-cookie.ts";
import { type ProviderId, providers, rejectSignIn } from "./sign-in-providers.ts";

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
  providers,
  callbacks: {
    // The tracker itself leads on from signing in, and next-auth fails where a requested address can't be read.
    redirect: ({ baseUrl }) => baseUrl,
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

/**
 * Signs in with one of the providers. Returns false if the credentials are wrong. Throws Throttled, Invalid or
 * Unavailable.
 */
export async function signInWith(provider: ProviderId, values: Readonly<Record<string, unknown>>): Promise<boolean> {
  try {
    await signIn(provider, { ...values, redirect: false });
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    const cause = error instanceof AuthError ? (error.cause?.err ?? error) : error;
    if (cause instanceof Invalid) rejectSignIn(provider);
    if (cause instanceof Throttled)
      log().warn({ way: provider, address: currentRequest().address }, "sign-in held off");
    throw cause;
  }
}
