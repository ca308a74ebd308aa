import { inDigits } from "../driver/numbers.ts";
import type { ImportFigures } from "./imports.ts";
import type { Growth, SizeResult } from "./measure.ts";
import { type PageName, pages } from "./pages.ts";

/** One threshold and what was found. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly most: string;
  /** Null if it could not be measured on this machine. */
  readonly passes: boolean | null;
}

/** At most so many times the baseline's processor time for each request, by the number of recommendations. */
const ratios: Readonly<Record<number, Partial<Record<PageName, number>>>> = {
  5: { board: 14, list: 16, recommendation: 15, "after-write": 23, post: 25 },
  20000: { board: 11, list: 14, recommendation: 14, post: 29 },
};
/** At most so many times the other checkout's processor time: 1, and the noise of the measurement. */
const NOT_SLOWER = 1.1;
/** Milliseconds of processor time for the board right after a write, at 20,000 recommendations. */
const AFTER_WRITE = 10;
/** Milliseconds of processor time for a search, at 20,000 recommendations with 200,000 texts. */
const SEARCH = 15;
/** p50 of the board and of the list at 20,000 recommendations, as a multiple of that at 5. */
const GROWTH = 2;
/** Seconds of processor time to commit the import of a plan. */
const IMPORT = 5;
/** The paper of 200: milliseconds, also on a server just started, and megabytes above what it held before. */
const PAPER = { slowest: 2000, peak: 200 };
/** Kilobytes as they are sent. */
const FIRST_VISIT = { all: 163, scripts: 150 };
/** Megabytes after the memory run, and growth over its last half. */
const MEMORY = { resident: 450, growth: 0.1 };

/** Compares the results with all thresholds of the sizes and pages that were measured. */
export function checkThresholds(
  results: readonly SizeResult[],
  { growth, imported }: { readonly growth: readonly Growth[]; readonly imported: ImportFigures | null },
  against: string | null,
): Check[] {
  return [
    ...results.flatMap((result) => [...checkProcessor(result, against), ...checkOthers(result)]),
    ...growth.flatMap(({ page, product, reference }) => {
      const { p50 } = reference ?? product;
      const what = `${pages[page].title}: p50 at 20,000 (${inDigits(p50, 1)} ms), in those at 5 (${inDigits(product.p50, 1)} ms)`;
      return [check(what, p50 / product.p50, GROWTH, 2)];
    }),
    ...(imported
      ? [check("Import of 2,000 rows: processor time to commit", imported.toCommit.processor, IMPORT, 1, " s")]
      : []),
  ];
}

function check(what: string, found: number, most: number, digits: number, unit = ""): Check {
  const words = (value: number) => `${inDigits(value, digits)}${unit}`;
  return { what, found: words(found), most: words(most), passes: found <= most };
}

/** The processor time of each page, compared with the baseline's or with the other checkout's. */
function checkProcessor({ total, rows }: SizeResult, against: string | null): Check[] {
  const of = against === null ? "baselines" : "those of the other checkout";
  return [...rows].flatMap(([name, { product, reference }]) => {
    const most = against === null ? ratios[total]?.[name] : NOT_SLOWER;
    if (most === undefined || !reference) return [];
    const what = `${pages[name].title} at ${inDigits(total, 0)}: processor time, in ${of}`;
    return [check(what, product.processor / reference.processor, most, 2)];
  });
}

function checkOthers({ total, rows, memory, visit }: SizeResult): Check[] {
  const [afterWrite, paper] = [rows.get("after-write")?.product, rows.get("paper")?.product];
  const search = rows.get("search")?.product;
  const after = `${inDigits(memory?.requests ?? 0, 0)} requests`;
  const firstVisit = visit ? visit.html + visit.scripts + visit.styles : 0;
  return [
    ...(afterWrite && total === 20_000
      ? [check("Board right after a write at 20,000: processor time", afterWrite.processor, AFTER_WRITE, 1, " ms")]
      : []),
    ...(search && total === 20_000
      ? [check("Search at 20,000: processor time", search.processor, SEARCH, 1, " ms")]
      : []),
    ...(paper && total === 200
      ? [
          check("Paper of 200: the slowest, the first one included", paper.slowest, PAPER.slowest, 0, " ms"),
          check("Paper of 200: peak of memory above before", paper.peak, PAPER.peak, 0, " MB"),
        ]
      : []),
    ...(memory
      ? [
          check(`Memory after ${after}`, memory.resident, MEMORY.resident, 0, " MB"),
          check(`Growth of memory over the last half of ${after}`, memory.growth * 100, MEMORY.growth * 100, 1, "%"),
          ...(visit
            ? [
                check("First visit: HTML, JavaScript and CSS", firstVisit / 1000, FIRST_VISIT.all, 1, " kB"),
                check("First visit: JavaScript", visit.scripts / 1000, FIRST_VISIT.scripts, 1, " kB"),
              ]
            : [{ what: "First visit", found: "no browser here", most: `${FIRST_VISIT.all} kB`, passes: null }]),
        ]
      : []),
  ];
}
