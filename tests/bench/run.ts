// Measures the product beside a yardstick at several sizes, and says whether it keeps to its bars.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { barsInWords, barsOf } from "./bars.ts";
import { makeTrialFolder } from "./folder.ts";
import { type Growth, growthOf } from "./growth.ts";
import { type Amounts, type Measured, measureAt, pages } from "./measure.ts";
import { type PaperMade, paperAt, papersInWords } from "./paper.ts";
import { tableOf, visitInWords } from "./report.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, out: { type: "string" } } });

const inFull: readonly Amounts[] = [
  { total: 5, product: 300, yardstick: 1800, posts: 120, afterWrites: 50, memory: 10_000 },
  { total: 1000, product: 200, yardstick: 800, posts: 120, afterWrites: 50, memory: null },
  { total: 20_000, product: 120, yardstick: 50, posts: 120, afterWrites: 30, memory: null },
];
const quickly: readonly Amounts[] = [
  { total: 5, product: 150, yardstick: 1000, posts: 60, afterWrites: 20, memory: 1500 },
  { total: 1000, product: 80, yardstick: 300, posts: 60, afterWrites: 20, memory: null },
];

const [sizes, paperSizes] = values.quick ? [quickly, [5, 200]] : [inFull, [5, 200, 2000]];

process.exitCode = (await bench(values.out)) ? 0 : 1;

async function bench(out: string | undefined): Promise<boolean> {
  const workFolder = mkdtempSync(join(tmpdir(), "tracker-bench-"));
  const said: string[] = [];
  const say = (words: string) => {
    said.push(words);
    console.log(words);
  };
  try {
    say(
      `## Benchmark of ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "processor"}\n`,
    );
    const trialFolder = join(workFolder, "trial");
    await makeTrialFolder(trialFolder);
    const measured: Measured[] = [];
    for (const amounts of sizes) {
      const at = await measureAt(trialFolder, workFolder, amounts);
      measured.push(at);
      say(tableOf(at));
      if (at.visit) say(visitInWords(at.visit));
    }
    const papers: PaperMade[] = [];
    for (const total of paperSizes) papers.push(await paperAt(trialFolder, workFolder, total));
    say(papersInWords(papers));
    const bars = barsOf(measured, await boardGrowth(workFolder), papers);
    say(barsInWords(bars));
    if (out) writeFileSync(out, said.join("\n"));
    return bars.every(({ holds }) => holds);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/** The board at the smallest and at the largest size that the bars know; null where one of them was not measured. */
async function boardGrowth(workFolder: string): Promise<Growth | null> {
  if (![5, 20_000].every((wanted) => sizes.some(({ total }) => total === wanted))) return null;
  return growthOf(pages.Board, { small: join(workFolder, "5"), large: join(workFolder, "20000") }, 150);
}
