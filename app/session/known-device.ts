import { cookies } from "next/headers";
import { config } from "#lib/core/config.ts";
import { isKnownDevice, rememberDevice } from "#lib/identity/people/store.ts";
import { newToken } from "#lib/identity/people/tokens.ts";
import { networkKey, type ThrottleKey } from "#lib/identity/throttling/rules.ts";
import { currentRequest } from "./request.ts";
import { deviceCookie } from "./session-cookie.ts";

/**
 * By what an attempt on somebody's account is counted: by the account and the network address it comes from; or, from a
 * browser in which they have signed in before, by that browser alone, so that nobody's guessing elsewhere keeps them out.
 */
export async function talliesFor(personId: number | null, own: ThrottleKey): Promise<readonly ThrottleKey[]> {
  const token = await deviceToken();
  if (token && personId !== null && (await isKnownDevice(personId, token)))
    return [{ kind: "device", value: `${own.kind} ${personId} ${token}` }];
  return [own, { kind: "address", value: networkKey(currentRequest().address) }];
}

/** Keeps this browser as one in which somebody has signed in. */
export async function rememberThisDevice(personId: number): Promise<void> {
  const token = (await deviceToken()) ?? newToken();
  const { name, options } = deviceCookie(config());
  await rememberDevice(personId, token);
  (await cookies()).set(name, token, options);
}

async function deviceToken(): Promise<string | undefined> {
  return (await cookies()).get(deviceCookie(config()).name)?.value;
}
