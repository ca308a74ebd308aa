import type { Instant } from "#lib/core/clock.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * What failed attempts are counted by: the account, a known browser of the account, the network address, the person who
 * enters a code of the second factor, and the network address from which links are opened.
 */
export type ThrottleKind = "account" | "device" | "address" | "code" | "link";

export interface ThrottleKey {
  readonly kind: ThrottleKind;
  readonly value: string;
}

/** How many attempts may fail before the next has to wait. Higher for network addresses, which many people share. */
const FREE: Readonly<Record<ThrottleKind, number>> = { account: 5, device: 5, address: 20, code: 5, link: 20 };

const FIRST_WAIT = 15 * SECOND;
/** The longest wait, so that an attacker can't lock a person out for long. */
export const LONGEST_WAIT = 15 * MINUTE;
/** How long failures are counted after the last one, in milliseconds. */
export const FAILURES_EXPIRE_AFTER = 24 * 60 * MINUTE;

export interface Failures {
  readonly failures: number;
  readonly lastAt: Instant;
}

/** The instant until which the next attempt has to wait; the wait doubles with each failure beyond the free ones. */
export function throttledUntil(kind: ThrottleKind, { failures, lastAt }: Failures): Instant {
  const past = failures - FREE[kind];
  return past < 0 ? lastAt : lastAt + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** past);
}

/** Whether failures are too old to count. */
export function isExpired({ lastAt }: Failures, at: Instant): boolean {
  return at - lastAt > FAILURES_EXPIRE_AFTER;
}

/** The key for counting a network address: of IPv6 the /64 network, since one customer usually has a whole network. */
export function networkKey(address: string): string {
  // Some proxies append the port.
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
