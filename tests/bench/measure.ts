import { join } from "node:path";
import { root } from "../driver/tracker.ts";
import { dataFolder } from "./data/folder.ts";
import { combineRounds, type Load, loadPage } from "./load.ts";
import { type Amounts, type PageName, pages } from "./pages.ts";
import { type FirstVisit, firstVisit, type Memory, memoryUnderLoad } from "./resources.ts";
import { type Server, startBaseline, startProduct } from "./servers.ts";

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
  readonly rows: ReadonlyMap<PageName, Pair>;
  readonly memory: Memory | null;
  readonly visit: FirstVisit | null;
}

const ROUNDS = 5;
/** The baseline gets so many times as many requests, since its processor time is short for the clock's ticks. */
const BASELINE_TIMES = 8;

/** Measures the product and what it is compared with in turn, page by page, at one size. */
export async function measureSize({ workFolder, against }: BenchContext, plan: SizePlan): Promise<SizeResult> {
  const { total } = plan;
  const data = await dataFolder(against ?? root, total);
  const folderOf = (name: string) => join(workFolder, `${total}-${name}`);
  await using product = await startProduct("product", { checkout: root, data, folder: folderOf("product") });
  const captured = plan.pages.flatMap((name) => pages[name].baselinePaths ?? []);
  await using reference =
    against === null
      ? await startBaseline(product, [...new Set(captured)], folderOf("baseline"))
      : await startProduct("other", { checkout: against, data, folder: folderOf("other") });
  const rows = new Map<PageName, Pair>();
  for (const name of plan.pages) {
    const { measure, baselinePaths } = pages[name];
    const [reads, posts] = [plan.reads * BASELINE_TIMES, plan.posts * BASELINE_TIMES];
    const more = { ...plan, reads, posts, afterWrites: plan.afterWrites * BASELINE_TIMES };
    const amountsFor = (server: Server) => (against === null && server === reference ? more : plan);
    const isComparable = against !== null || baselinePaths !== null;
    // The first paper on a server just started counts; the first reading of a page, which fills caches, does not.
    const options = { isWarm: name !== "paper", reference: isComparable ? reference : null };
    rows.set(name, await measureInTurn(product, options, (server) => measure(server, amountsFor(server))));
  }
  if (plan.memoryRequests === null) return { total, rows, memory: null, visit: null };
  // On a server of its own, which has made no paper: the code that makes one stays in memory.
  await using fresh = await startProduct("product", { checkout: root, data, folder: folderOf("fresh") });
  const visit = await firstVisit(fresh, pages.board.path);
  const paths = [pages.board.path, pages.list.path, pages.recommendation.path];
  return { total, rows, visit, memory: await memoryUnderLoad(fresh, paths, plan.memoryRequests) };
}

/** One page of the product at 5 recommendations, and at 20,000 as the reference. */
export type Growth = Pair & { readonly page: PageName };

/** Reads the board and the list at two sizes in turn, so that other work on the machine slows down both alike. */
export async function measureGrowth(
  { workFolder, against }: BenchContext,
  sizes: { readonly small: number; readonly large: number },
  wanted: readonly PageName[],
  reads: number,
): Promise<Growth[]> {
  const start = async (total: number) => {
    const data = await dataFolder(against ?? root, total);
    return startProduct("product", { checkout: root, data, folder: join(workFolder, `growth-${total}`) });
  };
  await using small = await start(sizes.small);
  await using large = await start(sizes.large);
  const growth: Growth[] = [];
  for (const page of ["board", "list"] as const) {
    if (!wanted.includes(page)) continue;
    const read = (server: Server) => loadPage(server, pages[page].path, reads);
    growth.push({ page, ...(await measureInTurn(small, { isWarm: true, reference: large }, read)) });
  }
  return growth;
}

/** Measures two servers, or one, in turn for several rounds, each round in the opposite order. */
async function measureInTurn(
  product: Server,
  { reference, isWarm }: { readonly reference: Server | null; readonly isWarm: boolean },
  measure: (server: Server) => Promise<Load>,
): Promise<Pair> {
  const servers = reference ? [product, reference] : [product];
  if (isWarm) for (const server of servers) await measure(server);
  const loads = new Map(servers.map((server): [Server, Load[]] => [server, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const server of round % 2 === 0 ? servers : servers.toReversed())
      loads.get(server)?.push(await measure(server));
  const combined = (server: Server) => combineRounds(loads.get(server) ?? []);
  return { product: combined(product), reference: reference && combined(reference) };
}
