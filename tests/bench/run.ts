// Measures the product beside a bare baseline server or beside another checkout, and compares it with the thresholds.
// `--against FOLDER` compares with another built checkout, `--sizes 5,1000` and `--pages board,list` measure a part,
// and `--quick` measures less. Ends with status 1 if a threshold was missed.
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { importSentence, measureImport } from "./imports.ts";
import { type BenchContext, measureGrowth, measureSize, type SizePlan, type SizeResult } from "./measure.ts";
import { isPageName, type PageName, pages } from "./pages.ts";
import { checksTable, sizeTable } from "./report.ts";
import { checkThresholds } from "./thresholds.ts";

const allPages = Object.keys(pages).filter(isPageName);
const full: readonly SizePlan[] = [
  { total: 5, pages: allPages, reads: 150, posts: 60, afterWrites: 25, papers: 2, memoryRequests: 10_000 },
  { total: 200, pages: ["paper"], reads: 0, posts: 0, afterWrites: 0, papers: 2, memoryRequests: null },
  { total: 1000, pages: allPages, reads: 100, posts: 60, afterWrites: 25, papers: 1, memoryRequests: null },
  { total: 20_000, pages: allPages, reads: 80, posts: 60, afterWrites: 25, papers: 1, memoryRequests: null },
];
const quick: readonly SizePlan[] = [
  { total: 5, pages: allPages, reads: 50, posts: 20, afterWrites: 10, papers: 1, memoryRequests: 1500 },
  { total: 200, pages: ["paper"], reads: 0, posts: 0, afterWrites: 0, papers: 1, memoryRequests: null },
  { total: 1000, pages: allPages, reads: 40, posts: 20, afterWrites: 10, papers: 1, memoryRequests: null },
];
const GROWTH_READS = 100;
/** A plan is imported into a tracker with so many recommendations. */
const IMPORT_INTO = 1000;

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    sizes: { type: "string" },
    pages: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});

// Exiting ends the servers that this process started.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const workFolder = mkdtempSync(join(tmpdir(), "tracker-bench-"));
try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}

/** Measures everything that was asked for, prints it, and returns whether all thresholds were kept. */
async function bench(): Promise<boolean> {
  const context: BenchContext = { workFolder, against: values.against ? resolve(values.against) : null };
  const wantedPages = namesIn(values.pages, allPages).filter(isPageName);
  const plans = plansFor(wantedPages);
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "processor"}`;
  console.log(`## Benchmark of ${new Date().toISOString().slice(0, 10)}: ${machine}\n`);
  if (context.against) console.log(`Compared with the checkout in ${context.against}.\n`);
  const results: SizeResult[] = [];
  for (const plan of plans) {
    const result = await measureSize(context, plan);
    results.push(result);
    console.log(sizeTable(result, context.against));
  }
  const hasImport = values.pages === undefined && plans.some(({ total }) => total === IMPORT_INTO);
  const imported = hasImport ? await measureImport(workFolder, IMPORT_INTO) : null;
  if (imported) console.log(importSentence(imported));
  const sizes = { small: 5, large: 20_000 };
  const hasBoth = [sizes.small, sizes.large].every((total) => plans.some((plan) => plan.total === total));
  const growth = hasBoth ? await measureGrowth(context, sizes, wantedPages, GROWTH_READS) : [];
  const checks = checkThresholds(results, { growth, imported }, context.against);
  console.log(checksTable(checks));
  return checks.every(({ passes }) => passes !== false);
}

function plansFor(wantedPages: readonly PageName[]): SizePlan[] {
  const known = values.quick ? [...quick, ...full.slice(quick.length)] : full;
  const byDefault = (values.quick ? quick : full).map(({ total }) => String(total));
  const all = known.map(({ total }) => String(total));
  const sizes = values.sizes === undefined ? byDefault : namesIn(values.sizes, all);
  const isPart = values.pages !== undefined;
  return known
    .filter(({ total }) => sizes.includes(String(total)))
    .map((plan) => ({
      ...plan,
      pages: plan.pages.filter((name) => wantedPages.includes(name)),
      memoryRequests: isPart ? null : plan.memoryRequests,
    }))
    .filter((plan) => plan.pages.length > 0);
}

/** The names of a comma-separated option; all of them if it was not given. Throws if one of them is not known. */
function namesIn(option: string | undefined, known: readonly string[]): readonly string[] {
  const names = option?.split(",") ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no “${unknown}” to measure, only ${known.join(", ")}.`);
  return names;
}
