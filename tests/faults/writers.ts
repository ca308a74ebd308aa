import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { factNumberOf, formWith, type PageForm, type Part, partsOf, post } from "../driver/forms.ts";
import { type Answer, NoAnswer } from "../driver/http.ts";
import type { Tracker } from "../driver/tracker.ts";

/**
 * The result of a write as its sender knows it. `unconfirmed`: the answer said that it is not known whether the write was
 * saved. `no answer`: the connection broke. In both cases it may have been saved once.
 */
type WriteResult = "acknowledged" | "refused" | "unconfirmed" | "no answer";

/** One write as it was sent: an update with or without a file, or a file as evidence. */
export interface SentWrite {
  /** A text that no other write has, by which it is found in the database. */
  readonly mark: string;
  readonly kind: "update" | "evidence";
  /** Digest of its file; null if it has none. */
  readonly sha256: string | null;
  readonly result: WriteResult;
  /** The number of its fact that an acknowledged write was answered with. */
  readonly fact: string | null;
  readonly status: number;
  /** When the sender knew the result, by `performance.now()`. */
  readonly at: number;
  readonly milliseconds: number;
}

/** Everything that was sent in all rounds, and the answers that should not have been given. */
export interface WriteLog {
  readonly sent: SentWrite[];
  readonly violations: string[];
  /** From when on, by `performance.now()`, an answer that is not an acknowledgement means nothing: the tracker was struck. */
  struckAt: number;
  /** The last form that was answered as unconfirmed: sent again, it has to be saved once. */
  unconfirmed: { readonly writer: Writer; readonly parts: readonly Part[]; readonly sent: SentWrite } | null;
}

export interface Writer {
  readonly path: string;
  readonly kind: SentWrite["kind"];
  readonly cookie: string;
}

const owners = [
  ["lead of NHS Kent and Medway", "HU2-1"],
  ["lead of KSCMP Executive", "HU2-2"],
  ["lead of KSCMP training", "HU2-3"],
  ["lead of KCC Early Help", "HU2-4"],
] as const;

/** Eight writers: two for each of the four leads, one that posts updates and one that posts evidence. */
export async function signInWriters(tracker: Tracker): Promise<Writer[]> {
  const writers = owners.map(async ([who, reference]): Promise<Writer[]> => {
    const cookie = await tracker.signIn(who);
    const path = `/recommendations/${reference}`;
    return [
      { cookie, path: `${path}/update`, kind: "update" },
      { cookie, path: `${path}/evidence`, kind: "evidence" },
    ];
  });
  return (await Promise.all(writers)).flat();
}

export function newWriteLog(): WriteLog {
  return { sent: [], violations: [], struckAt: Number.POSITIVE_INFINITY, unconfirmed: null };
}

interface Writing {
  readonly log: WriteLog;
  /** Part of each mark. */
  readonly round: string;
  /** The address of the tracker, which may change when it is started again. */
  readonly origin: () => string;
  /** The size of the largest file; 18 kB unless given. */
  readonly largestFile?: number;
}

/** Lets each writer post one form after the other, until `stop`. `failed` rejects if one of them throws. */
export function startWriting(writers: readonly Writer[], writing: Writing) {
  const stopped = new AbortController();
  const failed = Promise.all(writers.map((writer) => writeRepeatedly(writer, stopped.signal, writing)));
  const stop = async () => {
    stopped.abort();
    await failed;
  };
  return { failed, stop };
}

/** Waits until so many writes are acknowledged, and returns those. Throws if a writer fails or is answered wrongly. */
export async function waitForWrites(log: WriteLog, count: number, failed: Promise<unknown>): Promise<SentWrite[]> {
  for (;;) {
    const acknowledged = log.sent.filter(({ result }) => result === "acknowledged");
    if (acknowledged.length >= count) return acknowledged;
    if (log.violations.length > 0) throw new Error(log.violations.join("\n"));
    await Promise.race([pause(20), failed]);
  }
}

/** How many writes had each result. */
export function countResults(sent: readonly SentWrite[]): Readonly<Record<WriteResult, number>> {
  const counts = { acknowledged: 0, refused: 0, unconfirmed: 0, "no answer": 0 };
  for (const { result } of sent) counts[result] += 1;
  return counts;
}

async function writeRepeatedly(writer: Writer, stopped: AbortSignal, writing: Writing) {
  let form: PageForm | null = null;
  /** The last fact that the writer has seen, which an update has to name. */
  let seen: string | null = null;
  while (!stopped.aborted) {
    form ??= await formWith(writing.origin(), writer.cookie, writer.path, "evidence.0.file").catch(() => null);
    if (!form) {
      await pause(20);
      continue;
    }
    const sent = await writeOnce(writer, form, seen, writing);
    seen = sent.fact ?? seen;
    // Another writer, or this one's unanswered write, may have changed the page.
    if (sent.result !== "acknowledged") [form, seen] = [null, null];
    if (sent.result === "no answer") await pause(20);
    if (sent.status === 429) await pause(1000);
  }
}

let writes = 0;

async function writeOnce(writer: Writer, form: PageForm, seen: string | null, writing: Writing): Promise<SentWrite> {
  const { kind, cookie, path } = writer;
  const { log, round, origin, largestFile = 18_000 } = writing;
  writes += 1;
  const mark = `Written in round ${round} as number ${writes}.`;
  const size = 200 + ((writes % 7) * largestFile) / 6;
  const bytes = Buffer.from(`District,Plans\nNorth,${writes}\n${mark}\n`.padEnd(size, "South,12\n"));
  // Every fourth update has no file, so that its own write is the first thing that the disk may fail.
  const hasFile = kind === "evidence" || writes % 4 !== 0;
  const parts = partsOf(form, {
    ...(kind === "update" && { done: mark, rating: "on-track", ...(seen !== null && { seen }) }),
    ...(hasFile && {
      "evidence.0.file": { fileName: `plans-${writes}.csv`, bytes },
      "evidence.0.title": mark,
      "evidence.0.shows": "activity",
      "evidence.0.trueOn": "2026-01-05",
    }),
  });
  const from = performance.now();
  const answer = await post(origin(), cookie, path, parts).catch((error) => {
    if (error instanceof NoAnswer) return null;
    throw error;
  });
  const at = performance.now();
  const sent: SentWrite = {
    mark,
    kind,
    sha256: hasFile ? createHash("sha256").update(bytes).digest("hex") : null,
    result: resultOf(answer, at > log.struckAt),
    fact: answer && factNumberOf(answer),
    status: answer?.status ?? 0,
    at,
    milliseconds: at - from,
  };
  log.sent.push(sent);
  if (sent.result === "unconfirmed") log.unconfirmed = { writer, parts, sent };
  if (answer && at <= log.struckAt) log.violations.push(...wrongAnswer(path, answer));
  return sent;
}

const NOT_KNOWN = "not known whether this was saved";

function resultOf(answer: Answer | null, isStruck: boolean): WriteResult {
  if (answer?.status === 303 && !answer.headers.location?.includes("/sign-in")) return "acknowledged";
  if (!answer || isStruck) return "no answer";
  return answer.text.includes(NOT_KNOWN) ? "unconfirmed" : "refused";
}

function wrongAnswer(path: string, { status, text }: Answer): string[] {
  if (![303, 409, 429, 503].includes(status)) return [`${path} was answered with ${status}`];
  const isExplained = text.includes("Nothing was saved") || text.includes(NOT_KNOWN);
  return status === 503 && !isExplained ? [`${path}: a refused write was not explained to its sender`] : [];
}
