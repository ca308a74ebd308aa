import { join } from "node:path";
import { root } from "../driver/tracker.ts";
import { dataFolder, factsEach } from "./data/folder.ts";
import { type FirstVisit, firstVisit } from "./first-visit.ts";
import { combineRounds, type Load, loadPage } from "./load.ts";
import { type Memory, memoryUnderLoad } from "./memory.ts";
import { type Amounts, type PageName, pages } from "./pages.ts";
import { type Server, startBaseline, startProduct, withServers } from "./servers.ts";

export interface BenchContext {
  /** An empty folder for the copies of data folders. */
  readonly workFolder: string;
  /** The folder of another built checkout to compare with; null to compare with the baseline. */
  readonly against: string | null;
}

/** What is measured at one size. */
export interface SizePlan extends Amounts {
  /** The number of recommendations. */
  readonly total: number;
  readonly pages: readonly PageName[];
  /** So many requests for the measurement of memory, and one first visit; null for neither. */
  readonly memoryRequests: number | null;
}

/** The product and what it is compared with: the baseline or another checkout. */
export interface Pair {
  readonly product: Load;
  /** Null if the baseline can't answer this page. */
  readonly reference: Load | null;
}

export interface SizeResult {
  readonly total: number;
  readonly factsEach: number;
  readonly rows: ReadonlyMap<PageName, Pair>;
  readonly memory: Memory | null;
  readonly visit: FirstVisit | null;
}

const ROUNDS = 5;
/** The baseline is asked for so many times as many pages, since its processor time is short for the clock's ticks. */
const BASELINE_READS = 8;

/** Measures the product and what it is compared with in turn, page by page, at one size. */
export async function measureSize(context: BenchContext, plan: SizePlan): Promise<SizeResult> {
  const { workFolder, against } = context;
  const { total } = plan;
  const data = await dataFolder(against ?? root, total);
  const folderOf = (name: string) => join(workFolder, `${total}-${name}`);
  const start = (name: string, checkout: string) => () =>
    startProduct({ name, checkout, data, folder: folderOf(name) });
  const captured = plan.pages.flatMap((name) => pages[name].baselinePaths ?? []);
  const starts = [
    start("product", root),
    against === null
      ? ([product]: readonly Server[]) => startBaseline(required(product), [...new Set(captured)], folderOf("baseline"))
      : start("other", against),
  ];
  return withServers(starts, async ([product, reference]) => {
    const rows = await measurePages(required(product), required(reference), plan, against === null);
    const { memory, visit } = await measureResources(required(product), plan);
    return { total, factsEach: factsEach(data, total), rows, memory, visit };
  });
}

/** One page at the smallest and at the largest size, of the product. */
export interface Growth {
  readonly page: PageName;
  readonly small: Load;
  readonly large: Load;
}

/** Reads the board and the list at two sizes in turn, so that other work on the machine slows down both alike. */
export async function measureGrowth(
  { workFolder, against }: BenchContext,
  sizes: { readonly small: number; readonly large: number },
  wanted: readonly PageName[],
  reads: number,
): Promise<Growth[]> {
  const starts = [sizes.small, sizes.large].map((total) => async () => {
    const data = await dataFolder(against ?? root, total);
    return startProduct({ name: "product", checkout: root, data, folder: join(workFolder, `growth-${total}`) });
  });
  return withServers(starts, async ([small, large]) => {
    const growth: Growth[] = [];
    for (const page of ["board", "list"] as const) {
      if (!wanted.includes(page)) continue;
      const { path } = pages[page];
      const [ofSmall, ofLarge] = await inTurn([required(small), required(large)], (server) =>
        loadPage(server, path, reads),
      );
      growth.push({ page, small: required(ofSmall), large: required(ofLarge) });
    }
    return growth;
  });
}

async function measurePages(product: Server, reference: Server, plan: SizePlan, isBaseline: boolean) {
  const rows = new Map<PageName, Pair>();
  for (const name of plan.pages) {
    const { measure, baselinePaths } = pages[name];
    const amountsFor = (server: Server) =>
      isBaseline && server === reference ? { ...plan, reads: plan.reads * BASELINE_READS } : plan;
    const servers = isBaseline && baselinePaths === null ? [product] : [product, reference];
    const [ofProduct, ofReference] = await inTurn(servers, (server) => measure(server, amountsFor(server)), name);
    rows.set(name, { product: required(ofProduct), reference: ofReference ?? null });
  }
  return rows;
}

/** Measures servers round by round, each round in the opposite order, and returns the combined rounds of each. */
async function inTurn(
  servers: readonly Server[],
  measure: (server: Server) => Promise<Load>,
  name?: PageName,
): Promise<Load[]> {
  // The first paper on a server just started counts; the first reading of a page, which fills caches, does not.
  if (name !== "paper") for (const server of servers) await measure(server);
  const rounds = servers.map((): Load[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = [...servers.entries()];
    for (const [index, server] of round % 2 === 0 ? order : order.reverse()) rounds[index]?.push(await measure(server));
  }
  return rounds.map(combineRounds);
}

async function measureResources(product: Server, { memoryRequests }: SizePlan) {
  if (memoryRequests === null) return { memory: null, visit: null };
  const visit = await firstVisit(product, pages.board.path);
  const paths = [pages.board.path, pages.list.path, pages.recommendation.path];
  return { visit, memory: await memoryUnderLoad(product, paths, memoryRequests) };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("a server was not measured");
  return value;
}
