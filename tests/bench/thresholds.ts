import { inDigits } from "../driver/numbers.ts";
import type { Growth, SizeResult } from "./measure.ts";
import { type PageName, pages } from "./pages.ts";
import { inKilobytes } from "./report.ts";

/** One threshold and what was found. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly most: string;
  /** Null if it could not be measured on this machine. */
  readonly passes: boolean | null;
}

/** At most so many times the baseline's processor time for each request. */
const ratios: Readonly<Record<number, Partial<Record<PageName, number>>>> = {
  5: { board: 8, list: 8, recommendation: 8, post: 8, "after-write": 8 },
  20000: { board: 8, list: 8, recommendation: 8, post: 8 },
};
/** Compared with another checkout: at most so many times its processor time, which is the noise of the measurement. */
const NOT_SLOWER = 1.05;
/** Milliseconds of processor time for the board right after a write, at 20,000 recommendations. */
const AFTER_WRITE = { total: 20_000, most: 10 };
/** p50 of the board and of the list at the largest size, as a multiple of that at the smallest. */
const GROWTH = 2;
/** The paper of 200: milliseconds, also on a server just started, and megabytes above what it held before. */
const PAPER = { total: 200, slowest: 2000, peak: 200 };
const FIRST_VISIT = { all: 163_000, scripts: 150_000 };
/** Megabytes after the memory run, and growth over its last half. */
const MEMORY = { resident: 450, growth: 0.1 };

/** Compares the results with all thresholds of the sizes and pages that were measured. */
export function checkThresholds(
  results: readonly SizeResult[],
  growth: readonly Growth[],
  against: string | null,
): Check[] {
  return [
    ...results.flatMap((result) => [
      ...(against === null ? checkRatios(result) : checkNotSlower(result)),
      ...checkAfterWrite(result),
      ...checkPaper(result),
      ...checkFirstVisit(result),
      ...checkMemory(result),
    ]),
    ...growth.map(({ page, small, large }) =>
      check(
        `${pages[page].title}: p50 at the largest size, in those at the smallest`,
        large.p50 / small.p50,
        GROWTH,
        2,
      ),
    ),
  ];
}

function check(what: string, found: number, most: number, digits: number, unit = ""): Check {
  return {
    what,
    found: `${inDigits(found, digits)}${unit}`,
    most: `${inDigits(most, digits)}${unit}`,
    passes: found <= most,
  };
}

function checkRatios({ total, rows }: SizeResult): Check[] {
  return [...rows].flatMap(([name, { product, reference }]) => {
    const most = ratios[total]?.[name];
    if (most === undefined || !reference) return [];
    const what = `${pages[name].title} at ${inDigits(total, 0)}: processor time, in baselines`;
    return [check(what, product.processor / reference.processor, most, 2)];
  });
}

function checkNotSlower({ total, rows }: SizeResult): Check[] {
  return [...rows].flatMap(([name, { product, reference }]) => {
    if (!reference) return [];
    const what = `${pages[name].title} at ${inDigits(total, 0)}: processor time, in those of the other checkout`;
    return [check(what, product.processor / reference.processor, NOT_SLOWER, 2)];
  });
}

function checkAfterWrite({ total, rows }: SizeResult): Check[] {
  const row = rows.get("after-write");
  if (!row || total !== AFTER_WRITE.total) return [];
  const what = `${pages["after-write"].title} at ${inDigits(total, 0)}: processor time`;
  return [check(what, row.product.processor, AFTER_WRITE.most, 1, " ms")];
}

function checkPaper({ total, rows }: SizeResult): Check[] {
  const row = rows.get("paper");
  if (!row || total !== PAPER.total) return [];
  return [
    check(
      `Paper of ${total}: the slowest, the first after the start included`,
      row.product.slowest,
      PAPER.slowest,
      0,
      " ms",
    ),
    check(`Paper of ${total}: peak of memory above before`, row.product.peak, PAPER.peak, 0, " MB"),
  ];
}

function checkFirstVisit({ visit, memory }: SizeResult): Check[] {
  if (!memory) return [];
  const bytes = (what: string, found: number | undefined, most: number): Check => ({
    what: `First visit: ${what}, compressed`,
    found: found === undefined ? "no browser here" : inKilobytes(found),
    most: inKilobytes(most),
    passes: found === undefined ? null : found <= most,
  });
  const all = visit ? visit.html + visit.scripts + visit.styles : undefined;
  return [
    bytes("HTML, JavaScript and CSS", all, FIRST_VISIT.all),
    bytes("JavaScript", visit?.scripts, FIRST_VISIT.scripts),
  ];
}

function checkMemory({ memory }: SizeResult): Check[] {
  if (!memory) return [];
  const after = `${inDigits(memory.requests, 0)} requests`;
  return [
    check(`Memory after ${after}`, memory.resident, MEMORY.resident, 0, " MB"),
    check(`Growth of memory over the last half of ${after}`, memory.growth * 100, MEMORY.growth * 100, 1, "%"),
  ];
}
