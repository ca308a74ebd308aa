import { type Load, loadPage, medianOf } from "./load.ts";
import { startProduct } from "./serving.ts";

/** One page at two sizes. */
export interface Growth {
  readonly small: Load;
  readonly large: Load;
}

const ROUNDS = 5;

/** Asks for a page at two sizes turn about, so that a machine with other work is as slow for the one as for the other. */
export async function growthOf(
  path: string,
  folders: { small: string; large: string },
  requests: number,
): Promise<Growth> {
  const small = await startProduct(folders.small);
  try {
    const large = await startProduct(folders.large);
    try {
      for (const server of [small, large]) await loadPage(server, path, requests);
      const rounds = { small: [] as Load[], large: [] as Load[] };
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.small.push(await loadPage(small, path, requests));
        rounds.large.push(await loadPage(large, path, requests));
      }
      return { small: medianOf(rounds.small), large: medianOf(rounds.large) };
    } finally {
      await large.stop();
    }
  } finally {
    await small.stop();
  }
}
