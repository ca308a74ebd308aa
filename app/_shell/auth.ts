import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { config } from "#lib/core/config.ts";
import { isPassword } from "#lib/people/passwords.ts";
import { findCredentials, findLink, findSession } from "#lib/people/queries.ts";
import { credentials, SESSION_LIMIT } from "#lib/people/rules.ts";
import { openSession } from "#lib/people/store.ts";
import { sessionCookie } from "./session-cookie.ts";

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
        const known = await findCredentials(parsed.data.email);
        return (await isPassword(parsed.data.password, known?.hash ?? null)) && known
          ? { id: String(known.personId) }
          : null;
      },
    }),
    Credentials({
      id: "trial",
      credentials: { token: {} },
      async authorize({ token }) {
        const link = typeof token === "string" ? await findLink(token) : null;
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
      return openSession(token.personId);
    },
    async decode({ token }) {
      const session = token ? await findSession(token) : null;
      return session && token ? { session: token, personId: session.viewer.personId } : null;
    },
  },
}));
