import { cookies } from "next/headers";
import { config } from "#lib/core/config.ts";
import { isKnownDevice, rememberDevice } from "#lib/identity/people/sessions.store.ts";
import { newToken } from "#lib/identity/people/tokens.ts";
import { networkKey, type ThrottleKey } from "#lib/identity/throttling/rules.ts";
import { currentRequest } from "./request.ts";
import { deviceCookie } from "./session-cookie.ts";

/**
 * The counters that an attempt to sign in adds to: those of the account and of the network address. In a browser where
 * the person has signed in before, it is the counter of that browser alone, so that guessing from elsewhere does not lock
 * them out.
 */
export async function talliesFor(personId: number | null, account: ThrottleKey): Promise<readonly ThrottleKey[]> {
  const token = await deviceToken();
  if (token && personId !== null && (await isKnownDevice(personId, token)))
    return [{ kind: "device", value: `${account.kind} ${personId} ${token}` }];
  return [account, { kind: "address", value: networkKey(currentRequest().address) }];
}

/** Marks this browser as one where the person has signed in. */
export async function setDeviceCookie(personId: number): Promise<void> {
  const token = (await deviceToken()) ?? newToken();
  const { name, options } = deviceCookie(config());
  await rememberDevice(personId, token);
  (await cookies()).set(name, token, options);
}

async function deviceToken(): Promise<string | undefined> {
  return (await cookies()).get(deviceCookie(config()).name)?.value;
}
