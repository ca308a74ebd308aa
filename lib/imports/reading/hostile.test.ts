import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { Invalid } from "#lib/core/errors.ts";
import { quantile } from "#tests/driver/numbers.ts";
import { workbookFile } from "#tests/support/plan-files/excel.ts";
import { hostileArchives } from "#tests/support/plan-files/hostile/archives.ts";
import { hostileMarkup } from "#tests/support/plan-files/hostile/markup.ts";
import { hostileTexts } from "#tests/support/plan-files/hostile/texts.ts";
import { hostileWorkbooks } from "#tests/support/plan-files/hostile/workbooks.ts";
import { MAX_HEAP_MB } from "./limits.ts";
import { readPlanFile } from "./read.ts";

const files = [...hostileArchives, ...hostileMarkup, ...hostileWorkbooks, ...hostileTexts];

async function outcome(read: () => ReturnType<typeof readPlanFile>) {
  try {
    return { file: await read(), sentence: null };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { file: null, sentence: error.fields.file };
  }
}

/** The usual bounds, with time enough for a computer that is busy with other tests. */
const patient = { time: 110_000, heapMb: MAX_HEAP_MB };

test.each(files)("$kind", { timeout: 120_000 }, async ({ name, bytes, sentence, reads }) => {
  const { file, sentence: shown } = await outcome(() => readPlanFile(bytes(), name, patient));
  expect(shown).toBe(sentence === null ? null : `“${name}” ${sentence}`);
  if (reads) expect(file?.tables[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(reads);
});

/** A plan that takes a while to read. */
const slow = workbookFile([
  {
    name: "Plan",
    rows: Object.fromEntries(
      Array.from({ length: 4000 }, (_, row) => [
        row + 1,
        { A: `${row}`, B: "Ask twice.".repeat(20), C: row, D: "Police" },
      ]),
    ),
  },
]);

test("a file that takes too long is stopped, and the person is told", async () => {
  const { sentence } = await outcome(() => readPlanFile(slow, "slow.xlsx", { time: 50, heapMb: 256 }));
  expect(sentence).toBe(
    "“slow.xlsx” took too long to read. Leave out what does not belong to the plan, or save it in parts, and import them one by one. Copying the plan into a new file often helps.",
  );
});

test("a file that needs too much memory is stopped, and the server goes on", async () => {
  const { sentence } = await outcome(() => readPlanFile(slow, "large.xlsx", { ...patient, heapMb: 12 }));
  expect(sentence).toBe(
    "“large.xlsx” needs more memory to read than there is for one file. Leave out what does not belong to the plan, or save it in parts, and import them one by one. Copying the plan into a new file often helps.",
  );
  expect((await readPlanFile(slow, "again.xlsx")).tables[0]?.rows).toHaveLength(4000);
});

test("the thread that serves answers others while a file is read", { timeout: 60_000 }, async () => {
  const waits: number[] = [];
  const reading = readPlanFile(slow, "slow.xlsx").then(() => "read");
  for (let done = ""; done === ""; ) {
    const from = performance.now();
    done = await Promise.race([reading, pause(1, "")]);
    waits.push(performance.now() - from);
  }
  // A thread that read the file itself would wait once, for all of it.
  expect(waits.length).toBeGreaterThan(20);
  expect(quantile(waits, 0.99)).toBeLessThan(200);
});
