import type { IncomingMessage } from "node:http";
import type { Instant } from "#lib/core/clock.ts";

/** What costs much to answer: a password to compare, a document to make, a file to take in. */
export type Costly = "signing in" | "export" | "upload";

interface Rate {
  /** How many may be asked for at once. */
  readonly most: number;
  /** How long until one more may be. */
  readonly oneEach: number;
}

const SECOND = 1000;
const rates: Readonly<Record<Costly, Rate>> = {
  "signing in": { most: 60, oneEach: SECOND },
  export: { most: 30, oneEach: SECOND },
  upload: { most: 120, oneEach: SECOND / 4 },
};

const LARGE_FORM = 1024 * 1024;

/** What of the costly things a request asks for, if any. */
export function costOf({ method, url, headers }: IncomingMessage): Costly | null {
  const [path = ""] = (url ?? "").split("?", 1);
  if (method === "PUT") return "upload";
  if (method === "POST") {
    if (/^\/(sign-in|second-factor|invitation\/|api\/auth\/)/.test(path)) return "signing in";
    return Number(headers["content-length"] ?? 0) > LARGE_FORM ? "upload" : null;
  }
  return /^\/api\/(actions|history|papers|year)(\/|$)/.test(path) ? "export" : null;
}

interface Bucket {
  left: number;
  at: Instant;
}

const MOST_BUCKETS = 10_000;

/**
 * How much of what is costly each person, or each network address of those who are not signed in, may ask for: so much at
 * once, and then one after the other. Kept in memory: it spares the machine, and a restart may forgive it.
 */
export class Rates {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one; gives nought, or for how many milliseconds whoever asks has to wait. */
  take(what: Costly, whose: string, at: Instant): number {
    const { most, oneEach } = rates[what];
    const key = `${what} ${whose}`;
    const bucket = this.#buckets.get(key) ?? { left: most, at };
    const left = Math.min(most, bucket.left + Math.max(0, at - bucket.at) / oneEach);
    const isGiven = left >= 1;
    // Put at the end: those not asked for longest are forgotten first, and are full again by then.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: isGiven ? left - 1 : left, at });
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MOST_BUCKETS) break;
      this.#buckets.delete(oldest);
    }
    return isGiven ? 0 : Math.ceil((1 - left) * oneEach);
  }
}
