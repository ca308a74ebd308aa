import type { Instant } from "#lib/core/clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * What attempts are counted by: the account that is tried, a device that has signed in to it before, the network
 * address, who has to give the code of a second factor, and the address from which links are tried.
 */
export type ThrottleKind = "account" | "device" | "address" | "code" | "link";

export interface ThrottleKey {
  readonly kind: ThrottleKind;
  readonly value: string;
}

/** How many attempts may fail before the next has to wait. Many people share a network address, and nobody else's. */
const FREE: Readonly<Record<ThrottleKind, number>> = { account: 5, device: 5, address: 20, code: 5, link: 20 };

const FIRST_WAIT = 15 * SECOND;
/** Nobody is kept out longer than this at a time, however often somebody else guesses. */
export const LONGEST_WAIT = 15 * MINUTE;
/** How long failures are remembered after the last of them. */
export const FAILURES_EXPIRE_AFTER = 24 * 60 * MINUTE;

export interface Failures {
  readonly failures: number;
  readonly lastAt: Instant;
}

/** Until when the next attempt has to wait: twice as long with each failure past the free ones. */
export function throttledUntil(kind: ThrottleKind, { failures, lastAt }: Failures): Instant {
  const past = failures - FREE[kind];
  return past < 0 ? lastAt : lastAt + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** past);
}

/** Whether so old a failure counts no more. */
export function isExpired({ lastAt }: Failures, at: Instant): boolean {
  return at - lastAt > FAILURES_EXPIRE_AFTER;
}

/** The key under which a network address is counted: of IPv6 the network, since whoever has one address there has them all. */
export function networkKey(address: string): string {
  // Some proxies write the port behind it.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$|(?<=^[\d.]+):\d+$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.toLowerCase().split("::", 2);
  const groups = head.split(":").filter(Boolean);
  const rest = tail.split(":").filter(Boolean);
  const all = plain.includes("::")
    ? [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0"), ...rest]
    : groups;
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
