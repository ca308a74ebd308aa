import { expect, test } from "vitest";
import { formatWait } from "./labels.ts";
import {
  FAILURES_EXPIRE_AFTER,
  isExpired,
  LONGEST_WAIT,
  networkKey,
  type ThrottleKind,
  throttledUntil,
} from "./rules.ts";

const SECOND = 1000;

test.each<[ThrottleKind, number, number]>([
  ["account", 1, 0],
  ["account", 4, 0],
  ["account", 5, 15 * SECOND],
  ["account", 6, 30 * SECOND],
  ["account", 8, 120 * SECOND],
  ["account", 11, LONGEST_WAIT],
  ["account", 5000, LONGEST_WAIT],
  ["code", 5, 15 * SECOND],
  ["device", 5, 15 * SECOND],
  ["address", 19, 0],
  ["address", 20, 15 * SECOND],
  ["link", 19, 0],
  ["link", 21, 30 * SECOND],
])("%s, %i failures: the next attempt waits %i ms", (kind, failures, wait) =>
  expect(throttledUntil(kind, { failures, lastAt: 1000 })).toBe(1000 + wait),
);

test("failures expire a day after the last one", () => {
  expect(isExpired({ failures: 9, lastAt: 0 }, FAILURES_EXPIRE_AFTER)).toBe(false);
  expect(isExpired({ failures: 9, lastAt: 0 }, FAILURES_EXPIRE_AFTER + 1)).toBe(true);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["192.0.2.7:51234", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::99", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s is counted as %s", (address, network) => expect(networkKey(address)).toBe(network));

test.each([
  [1, "1 second"],
  [14_001, "15 seconds"],
  [60_000, "1 minute"],
  [61_000, "2 minutes"],
  [LONGEST_WAIT, "15 minutes"],
])("a wait of %i ms is shown as %s", (wait, words) => expect(formatWait(5000 + wait, 5000)).toBe(words));
