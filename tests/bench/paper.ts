import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./folder.ts";
import { filledIn, formAt, pageAt, postedTo } from "./forms.ts";
import { inDigits } from "./report.ts";
import { type Serving, startProduct } from "./serving.ts";

/** What it took to make a board paper of so many recommendations, from "Build the paper" to the Word file. */
export interface PaperMade {
  readonly total: number;
  /** Milliseconds for the four requests a person makes, one after the other: on a server just started, and the median of the times after it. */
  readonly first: number;
  readonly later: number;
  /** Of the Word file. */
  readonly bytes: number;
  /** Megabytes of memory that the server held at most, above what it held before. */
  readonly grew: number;
}

const TIMES_AFTER = 3;

/** Makes the paper of the last meeting on a data folder of so many recommendations, a few times. */
export async function paperAt(trialFolder: string, workFolder: string, total: number): Promise<PaperMade> {
  const folder = join(workFolder, `paper-${total}`);
  makeFolder(trialFolder, folder, total);
  const server = await startProduct(folder);
  try {
    const meetings = await pageAt(server, "/board/meetings");
    const meeting = [...meetings.matchAll(/href="(\/board\/meetings\/\d[\d-]+)"/g)]
      .map(([, path = ""]) => path)
      .sort()
      .at(-1);
    if (!meeting) throw new Error("the product shows no meeting");
    const before = heldAtMost(server);
    const first = await made(server, meeting);
    const later: number[] = [];
    for (let time = 0; time < TIMES_AFTER; time += 1) later.push((await made(server, meeting)).took);
    const median = later.toSorted((a, b) => a - b)[Math.floor(TIMES_AFTER / 2)] ?? 0;
    return { total, first: first.took, later: median, bytes: first.bytes, grew: heldAtMost(server) - before };
  } finally {
    await server.stop();
  }
}

/** "Build the paper", save it as drafted, look at it, and take it in Word. */
async function made(server: Serving, meeting: string) {
  const from = performance.now();
  const cover = await formAt(server, `${meeting}/paper/cover`);
  const form = filledIn(cover.fields);
  form.set("purpose", "decision");
  const page = await pageAt(server, await postedTo(server, cover.path, form));
  const word = /href="(\/api\/papers\/[^"]+)"/.exec(page)?.[1] ?? "";
  const answer = await fetch(`${server.origin}${word}`, { headers: { cookie: server.cookie } });
  if (answer.status !== 200) throw new Error(`the paper in Word was answered with ${answer.status}`);
  const { byteLength } = await answer.arrayBuffer();
  return { took: performance.now() - from, bytes: byteLength };
}

/** The most memory that a process has held since this was asked last, in megabytes. */
function heldAtMost({ pid }: Serving): number {
  const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  // Linux forgets the most at this word, and begins with what is held now.
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return (Number(kibibytes) * 1024) / 1e6;
}

/** A table of the papers. */
export function papersInWords(papers: readonly PaperMade[]): string {
  return [
    "### The board paper, from “Build the paper” to the Word file",
    "",
    "| recommendations | first, ms | later, ms | Word file, kB | memory above before, MB |",
    "|--:|--:|--:|--:|--:|",
    ...papers.map(
      ({ total, first, later, bytes, grew }) =>
        `| ${inDigits(total, 0)} | ${inDigits(first, 0)} | ${inDigits(later, 0)} | ${inDigits(bytes / 1000, 0)} | ${inDigits(grew, 0)} |`,
    ),
    "",
  ].join("\n");
}
