import { join } from "node:path";
import SQLite from "better-sqlite3";
import { type FirstVisit, firstVisit } from "./first-visit.ts";
import { databaseFile, makeFolder } from "./folder.ts";
import { type Load, loadAfterWrites, loadPage, medianOf } from "./load.ts";
import { type Memory, memoryUnderLoad } from "./memory.ts";
import { UpdatePosts, updateForms } from "./posting.ts";
import { likeness } from "./same-words.ts";
import { type Serving, startProduct, startYardstick } from "./serving.ts";

/** How much is asked at one size, of each server in each round. */
export interface Amounts {
  readonly total: number;
  readonly product: number;
  readonly yardstick: number;
  readonly posts: number;
  readonly afterWrites: number;
  /** Only at the smallest size: the memory and the first visit. */
  readonly memory: number | null;
}

export interface Pair {
  readonly product: Load;
  readonly yardstick: Load;
}

export const pages = {
  Board: "/board",
  List: "/recommendations",
  "One recommendation": "/recommendations/HU2-1",
} as const;
export type PageName = keyof typeof pages;
export const AFTER_WRITE = "Board, the first after a write";
export const POSTING = "Posting an update";
export type RowName = PageName | typeof AFTER_WRITE | typeof POSTING;

export interface Measured {
  readonly total: number;
  /** How many facts each recommendation has, taken together. */
  readonly factsEach: number;
  /** Absent where the product has no such page. */
  readonly rows: ReadonlyMap<RowName, Pair>;
  readonly warnings: readonly string[];
  readonly memory: Memory | null;
  readonly visit: FirstVisit | null;
}

const ROUNDS = 3;
/** Those of the trial that are open: a fifth has been delivered. */
const POSTED_ON = ["HU2-1", "HU2-3", "HU2-4", "HU2-5"];

/** Measures the product and the yardstick beside it, turn about, at one size. */
export async function measureAt(trialFolder: string, workFolder: string, amounts: Amounts): Promise<Measured> {
  const { total } = amounts;
  const folder = join(workFolder, String(total));
  const { factsEach } = makeFolder(trialFolder, folder, total);
  const product = await startProduct(folder);
  try {
    const yardstick = await startYardstick(await copyOf(folder), product.cookie);
    try {
      return { total, factsEach, ...(await measureBoth(product, yardstick, amounts)) };
    } finally {
      await yardstick.stop();
    }
  } finally {
    await product.stop();
  }
}

type Found = Omit<Measured, "total" | "factsEach">;

async function measureBoth(product: Serving, yardstick: Serving, amounts: Amounts): Promise<Found> {
  const { memory, posts } = amounts;
  const there = await pagesThere(product);
  const warnings: string[] = [];
  for (const name of there) {
    const alike = await likeness(product, yardstick, pages[name]);
    if (alike < 0.9)
      warnings.push(
        `${name}: the yardstick's page has only ${Math.round(alike * 100)}% of its words in common with the product's.`,
      );
  }
  const rows = new Map<RowName, Pair>();
  const visit = memory === null ? null : await firstVisit(product, pages.Board);
  const warmUp = (server: Serving) =>
    Promise.all(there.map((name) => loadPage(server, pages[name], amounts[server.name])));
  await warmUp(product);
  await warmUp(yardstick);
  for (const name of there)
    rows.set(
      name,
      await turnAbout(product, yardstick, (server) => loadPage(server, pages[name], amounts[server.name])),
    );
  const held =
    memory === null
      ? null
      : await memoryUnderLoad(
          product,
          there.map((name) => pages[name]),
          memory,
        );
  const updates = new UpdatePosts(await updateForms(product, POSTED_ON));
  if (there.includes("Board"))
    rows.set(
      AFTER_WRITE,
      await turnAbout(product, yardstick, (server) =>
        loadAfterWrites(server, pages.Board, amounts.afterWrites, () => updates.one(server)),
      ),
    );
  rows.set(POSTING, await turnAbout(product, yardstick, (server) => updates.load(server, posts)));
  return { rows, warnings, memory: held, visit };
}

async function turnAbout(
  product: Serving,
  yardstick: Serving,
  load: (server: Serving) => Promise<Load>,
): Promise<Pair> {
  const rounds = { product: [] as Load[], yardstick: [] as Load[] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const server of round % 2 === 0 ? [product, yardstick] : [yardstick, product])
      rounds[server.name].push(await load(server));
  return { product: medianOf(rounds.product), yardstick: medianOf(rounds.yardstick) };
}

async function pagesThere(product: Serving): Promise<PageName[]> {
  const names = Object.keys(pages) as PageName[];
  const statuses = await Promise.all(
    names.map(
      async (name) => (await fetch(`${product.origin}${pages[name]}`, { headers: { cookie: product.cookie } })).status,
    ),
  );
  return names.filter((_name, index) => statuses[index] !== 404);
}

/** A copy of the database as it is after signing in, made by SQLite while the product has it open. */
async function copyOf(folder: string): Promise<string> {
  const copy = join(folder, "yardstick.db");
  const source = new SQLite(databaseFile(folder), { readonly: true });
  try {
    await source.backup(copy);
  } finally {
    source.close();
  }
  return copy;
}
