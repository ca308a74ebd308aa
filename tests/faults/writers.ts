import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, NoAnswer } from "./ask.ts";
import { formWith, type PageForm, type Part, partsOf, post } from "./forms.ts";
import type { Tracker } from "./tracker.ts";

/**
 * What became of a write as its sender knows it. `unconfirmed`: told that it is not known whether it was saved;
 * `no answer`: the connection broke off. Both may have been written, once.
 */
type Fate = "acknowledged" | "refused" | "unconfirmed" | "no answer";

/** One write as it was sent: an update with a file, or a file as evidence. */
export interface Sent {
  /** The text by which it is found again. */
  readonly mark: string;
  readonly what: "update" | "evidence";
  /** Of the file that it brings; null where it brings none. */
  readonly sha256: string | null;
  readonly fate: Fate;
  readonly status: number;
  /** When its sender knew, by `performance.now()`. */
  readonly at: number;
  readonly milliseconds: number;
}

/** Everything that was sent over all rounds, and what was answered that should not have been. */
export interface Ledger {
  readonly sent: Sent[];
  readonly violations: string[];
  /** Since when, by `performance.now()`, nothing that runs on there is the tracker in use: only what it acknowledged counts. */
  struckAt: number;
  /** The last form that was told its fate is not known: sent again it is to be written once. */
  unconfirmed: { readonly writer: Writer; readonly parts: readonly Part[]; readonly sent: Sent } | null;
}

export interface Writer {
  readonly who: string;
  readonly path: string;
  readonly what: Sent["what"];
  readonly cookie: string;
}

const owners = [
  ["lead of NHS Kent and Medway", "HU2-1"],
  ["lead of KSCMP Executive", "HU2-2"],
  ["lead of KSCMP training", "HU2-3"],
  ["lead of KCC Early Help", "HU2-4"],
] as const;

/** The eight writers: each of the four leads posts updates, and evidence apart from them. Their sessions outlast the server. */
export async function signInWriters(tracker: Tracker): Promise<Writer[]> {
  const writers = await Promise.all(
    owners.map(async ([who, reference]): Promise<Writer[]> => {
      const cookie = await tracker.signIn(who);
      const path = `/recommendations/${reference}`;
      return [
        { who, cookie, path: `${path}/update`, what: "update" },
        { who, cookie, path: `${path}/evidence`, what: "evidence" },
      ];
    }),
  );
  return writers.flat();
}

/** Lets everybody write, one post after the other each, until told to stop. `origin` is where the tracker is just then. */
export async function writeUntil(
  stopped: AbortSignal,
  writers: readonly Writer[],
  origin: () => string,
  { ledger, run }: { readonly ledger: Ledger; readonly run: string },
): Promise<void> {
  await Promise.all(writers.map((writer) => writeOn(writer, stopped, origin, ledger, run)));
}

async function writeOn(writer: Writer, stopped: AbortSignal, origin: () => string, ledger: Ledger, run: string) {
  let form: PageForm | null = null;
  let seen: string | undefined;
  while (!stopped.aborted) {
    form ??= await formWith(origin(), writer.cookie, writer.path, "evidence.0.file").catch(() => null);
    if (!form) {
      await pause(20);
      continue;
    }
    const { sent, answer } = await writeOnce(writer, form, seen, origin(), `${run}.${ledger.sent.length}`, ledger);
    const posted = answer && /#n(\d+)$/.exec(answer.headers.location ?? "")?.[1];
    seen = posted ?? seen;
    // What somebody else, or a write whose answer was lost, may have changed is looked at again.
    if (sent.fate !== "acknowledged") [form, seen] = [null, undefined];
    if (sent.fate === "no answer") await pause(20);
    if (sent.status === 429) await pause(1000);
  }
}

let count = 0;

async function writeOnce(
  writer: Writer,
  form: PageForm,
  seen: string | undefined,
  origin: string,
  run: string,
  ledger: Ledger,
): Promise<{ sent: Sent; answer: Answer | null }> {
  count += 1;
  const mark = `Written in round ${run} as number ${count}.`;
  const bytes = Buffer.from(`District,Plans\nNorth,${count}\n${mark}\n`.padEnd(200 + (count % 7) * 3000, "South,12\n"));
  // Every fourth update brings no file, so that its own write is the first thing that the disk may fail.
  const hasFile = writer.what === "evidence" || count % 4 !== 0;
  const parts = partsOf(form, {
    ...(writer.what === "update" && { done: mark, rating: "on-track" }),
    ...(writer.what === "update" && seen !== undefined && { seen }),
    ...(hasFile && {
      "evidence.0.file": { fileName: `plans-${count}.csv`, bytes },
      "evidence.0.title": mark,
      "evidence.0.shows": "activity",
      "evidence.0.trueOn": "2026-01-05",
    }),
  });
  const from = performance.now();
  const answer = await post(origin, writer.cookie, writer.path, parts).catch((error) => {
    if (error instanceof NoAnswer) return null;
    throw error;
  });
  const sent: Sent = {
    mark,
    what: writer.what,
    sha256: hasFile ? createHash("sha256").update(bytes).digest("hex") : null,
    fate: fateOf(answer, ledger),
    status: answer?.status ?? 0,
    at: performance.now(),
    milliseconds: performance.now() - from,
  };
  ledger.sent.push(sent);
  if (sent.fate === "unconfirmed") ledger.unconfirmed = { writer, parts, sent };
  if (sent.at > ledger.struckAt) return { sent, answer };
  if (answer && ![303, 409, 429, 503].includes(answer.status))
    ledger.violations.push(`${writer.path} was answered with ${answer.status}`);
  if (answer?.status === 503 && !/(Nothing was saved|not known whether this was saved)/.test(answer.text))
    ledger.violations.push(`${writer.path}: a refused write was not told so in words`);
  return { sent, answer };
}

function fateOf(answer: Answer | null, { struckAt }: Ledger): Fate {
  if (answer?.status === 303 && !answer.headers.location?.includes("/sign-in")) return "acknowledged";
  if (!answer || performance.now() > struckAt) return "no answer";
  return answer.text.includes("not known whether this was saved") ? "unconfirmed" : "refused";
}

export function newLedger(): Ledger {
  return { sent: [], violations: [], struckAt: Number.POSITIVE_INFINITY, unconfirmed: null };
}

/** How many of each fate there are, as a table's line says it. */
export function fatesOf(sent: readonly Sent[]): Readonly<Record<Fate, number>> {
  const times = (fate: Fate) => sent.filter((one) => one.fate === fate).length;
  return {
    acknowledged: times("acknowledged"),
    refused: times("refused"),
    unconfirmed: times("unconfirmed"),
    "no answer": times("no answer"),
  };
}
