import type { IncomingMessage } from "node:http";
import type { Instant } from "#lib/core/clock.ts";

/** The kinds of request that are limited: comparing a password, making a document, receiving a file, saving a draft. */
export type LimitedKind = "signing in" | "export" | "upload" | "draft";

interface Limit {
  /** The number of requests that a client may make at once. */
  readonly burst: number;
  /** The time in milliseconds after which it may make one more. */
  readonly interval: number;
}

const SECOND = 1000;
const limits: Readonly<Record<LimitedKind, Limit>> = {
  "signing in": { burst: 60, interval: SECOND },
  export: { burst: 30, interval: SECOND },
  upload: { burst: 120, interval: SECOND / 4 },
  draft: { burst: 60, interval: SECOND },
};

/** A form with more bytes than this counts as an upload. */
export const LARGE_FORM = 1024 * 1024;

/** The limit that a request counts towards, or null where it is not limited. */
export function limitedKind({ method, url, headers }: IncomingMessage): LimitedKind | null {
  const [path = ""] = (url ?? "").split("?", 1);
  if (method === "PUT") return "upload";
  if (method === "POST") {
    if (path === "/api/drafts") return "draft";
    if (/^\/(sign-in|second-factor|invitation\/|api\/auth\/)/.test(path)) return "signing in";
    return Number(headers["content-length"] ?? 0) > LARGE_FORM ? "upload" : null;
  }
  return /^\/api\/(actions|history|papers|recommendations|returns|year)(\/|$)/.test(path) ? "export" : null;
}

interface Bucket {
  tokens: number;
  at: Instant;
}

/**
 * Whom a request without a person counts for: the network address, but the link itself where one is used, so that a link
 * that works is not refused for what others send from the same address. A link that does not work costs next to nothing.
 */
export function anonymousClient({ url }: IncomingMessage, network: string): string {
  const [path = ""] = (url ?? "").split("?", 1);
  return path.startsWith("/invitation/") ? path : network;
}

const MAX_BUCKETS = 10_000;

/**
 * A token bucket for each client and kind of request. A client is a person, or a network address where no person is signed
 * in. The buckets are in memory: they protect the machine, so they may start full again after a restart.
 */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes a token: returns 0, or the time in milliseconds until there is one. */
  take(kind: LimitedKind, client: string, at: Instant): number {
    const { burst, interval } = limits[kind];
    const key = `${kind} ${client}`;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + Math.max(0, at - bucket.at) / interval);
    const isAllowed = tokens >= 1;
    // A Map keeps the order of insertion, so the bucket used least recently is the first; by then it is full again.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at });
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MAX_BUCKETS) break;
      this.#buckets.delete(oldest);
    }
    return isAllowed ? 0 : Math.ceil((1 - tokens) * interval);
  }
}
