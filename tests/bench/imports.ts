import { join } from "node:path";
import { z } from "zod";
import { inDigits } from "../driver/numbers.ts";
import { startProcess } from "../driver/process.ts";
import { root } from "../driver/tracker.ts";
import { dataFolder } from "./data/folder.ts";
import { startProduct } from "./servers.ts";

const seconds = z.object({ clock: z.number(), processor: z.number() });
const importFigures = z.object({ rows: z.int(), events: z.int(), toDifferences: seconds, toCommit: seconds });

/** What the import of a plan took: to what it would change, and then to the commit. */
export type ImportFigures = z.output<typeof importFigures>;

/** Imports a plan into a tracker of so many recommendations, in a process of its own. */
export async function measureImport(workFolder: string, total: number): Promise<ImportFigures> {
  const folder = join(workFolder, `import-${total}`);
  const product = await startProduct("product", { checkout: root, data: await dataFolder(root, total), folder });
  await product[Symbol.asyncDispose]();
  const { output } = await startProcess([join(root, "tests/bench/import-plan.ts")], {
    cwd: root,
    env: { DATA_DIR: folder, TOKEN: product.cookie.replace(/^[^=]*=/, "") },
    ready: /\}\n$/,
  });
  return importFigures.parse(JSON.parse(output));
}

/** The figures of an import in a sentence. */
export function importSentence({ rows, events, toDifferences, toCommit }: ImportFigures): string {
  const took = ({ clock, processor }: ImportFigures["toCommit"]) =>
    `${inDigits(clock, 1)} s (${inDigits(processor, 1)} s of processor time)`;
  return `An import of ${inDigits(rows, 0)} rows takes ${took(toDifferences)} to what it would change, and ${took(toCommit)} to commit ${inDigits(events, 0)} events.\n`;
}
