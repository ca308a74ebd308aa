import Credentials from "next-auth/providers/credentials";
import { log } from "#lib/core/log.ts";
import { verifyPassword } from "#lib/identity/people/passwords.ts";
import { findCredentials } from "#lib/identity/people/queries.ts";
import { credentialsInput } from "#lib/identity/people/rules.ts";
import { recordAttempt, recordSuccess } from "#lib/identity/throttling/store.ts";
import { talliesFor } from "./device-cookie.ts";
import { currentRequest } from "./request.ts";
import { completeSetUp, verifyCode } from "./second-factor.ts";
import { findPendingSignIn } from "./session.ts";
import { verifyLink } from "./verify-link.ts";

export type ProviderId = "password" | "second-factor" | "second-factor-set-up" | "trial";

const password = Credentials({
  id: "password" satisfies ProviderId,
  credentials: { email: {}, password: {} },
  async authorize(values) {
    const parsed = credentialsInput.safeParse(values);
    if (!parsed.success) return null;
    const { email, password } = parsed.data;
    const account = await findCredentials(email);
    const tallies = await talliesFor(account?.personId ?? null, { kind: "account", value: email });
    await recordAttempt(tallies);
    if (!(await verifyPassword(password, account?.hash ?? null)) || !account) return rejectSignIn("password");
    await recordSuccess(tallies);
    return { id: String(account.personId) };
  },
});

const secondFactor = Credentials({
  id: "second-factor" satisfies ProviderId,
  credentials: { code: {} },
  async authorize({ code }) {
    const pending = await findPendingSignIn();
    if (pending?.lacks !== "code") return rejectSignIn("second factor");
    await verifyCode(pending.personId, { code: String(code) });
    return { id: String(pending.personId), isCodeGiven: true };
  },
});

const secondFactorSetUp = Credentials({
  id: "second-factor-set-up" satisfies ProviderId,
  credentials: { code: {}, kept: {} },
  async authorize({ code, kept }) {
    const pending = await findPendingSignIn();
    if (pending?.lacks !== "set-up") return rejectSignIn("second factor");
    await completeSetUp(pending.personId, { code: String(code), kept: String(kept ?? "") }, pending.token);
    return { id: String(pending.personId), isCodeGiven: true };
  },
});

const trialLink = Credentials({
  id: "trial" satisfies ProviderId,
  credentials: { token: {} },
  async authorize({ token }) {
    const link = typeof token === "string" ? await verifyLink(token) : null;
    return link?.purpose === "trial" ? { id: String(link.viewer.personId) } : rejectSignIn("link");
  },
});

export const providers = [password, secondFactor, secondFactorSetUp, trialLink];

/** Logs a failed attempt without what was typed, which may be a password. */
export function rejectSignIn(way: string): null {
  log().warn({ way, address: currentRequest().address }, "sign-in refused");
  return null;
}
