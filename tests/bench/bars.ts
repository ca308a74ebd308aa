import type { Growth } from "./growth.ts";
import { type Measured, type PageName, pages } from "./measure.ts";
import type { PaperMade } from "./paper.ts";
import { inDigits, inKilobytes, ratioOf } from "./report.ts";

export interface Bar {
  readonly what: string;
  readonly found: string;
  readonly most: string;
  /** Null where it could not be measured, which is no pass. */
  readonly holds: boolean | null;
}

const MOST_PROCESSOR_RATIO = 8;
const MOST_GROWTH_WITH_SIZE = 3;
const MOST_FIRST_VISIT = 163_000;
const MOST_SCRIPTS = 150_000;
const MOST_RESIDENT = 450;
const MOST_GROWTH = 0.1;
const MOST_FOR_A_PAPER = 2000;
const MOST_MEMORY_FOR_A_PAPER = 200;

/** What the product is held to. Where a size was not measured its bars are left out. */
export function barsOf(all: readonly Measured[], growth: Growth | null, made: readonly PaperMade[]): Bar[] {
  const small = all.find(({ total }) => total === 5);
  return [
    ...(small ? [...ratios(small), ...firstVisits(small), ...memories(small)] : []),
    ...(growth ? [boardGrowth(growth)] : []),
    ...made.filter(({ total }) => total === 200).flatMap(paperBars),
  ];
}

function ratios({ rows }: Measured): Bar[] {
  return (Object.keys(pages) as PageName[]).map((name) => {
    const pair = rows.get(name);
    const ratio = pair && ratioOf(pair, "processor");
    return {
      what: `${name} at 5: processor time a request, in yardsticks`,
      found: ratio === undefined ? "no such page" : inDigits(ratio, 2),
      most: String(MOST_PROCESSOR_RATIO),
      holds: ratio === undefined ? null : ratio <= MOST_PROCESSOR_RATIO,
    };
  });
}

function firstVisits({ visit }: Measured): Bar[] {
  const bar = (what: string, bytes: number | undefined, most: number): Bar => ({
    what: `First visit: ${what}, gzipped`,
    found: bytes === undefined ? "no browser here" : inKilobytes(bytes),
    most: inKilobytes(most),
    holds: bytes === undefined ? null : bytes <= most,
  });
  return [
    bar("HTML, JavaScript and CSS", visit ? visit.html + visit.scripts + visit.styles : undefined, MOST_FIRST_VISIT),
    bar("JavaScript", visit?.scripts, MOST_SCRIPTS),
  ];
}

function memories({ memory }: Measured): Bar[] {
  if (!memory) return [];
  const after = memory.requests.toLocaleString("en-GB");
  return [
    {
      what: `Resident after ${after} requests`,
      found: `${inDigits(memory.resident, 0)} MB`,
      most: `${MOST_RESIDENT} MB`,
      holds: memory.resident <= MOST_RESIDENT,
    },
    {
      what: `Growth over the last half of ${after} requests`,
      found: `${inDigits(memory.growth * 100, 1)}%`,
      most: `${MOST_GROWTH * 100}%`,
      holds: memory.growth < MOST_GROWTH,
    },
  ];
}

function boardGrowth({ small, large }: Growth): Bar {
  const ratio = large.p50 / small.p50;
  return {
    what: `Board at 20,000: p50 (${inDigits(large.p50, 1)} ms), in that at 5 (${inDigits(small.p50, 1)} ms), turn about`,
    found: inDigits(ratio, 2),
    most: String(MOST_GROWTH_WITH_SIZE),
    holds: ratio <= MOST_GROWTH_WITH_SIZE,
  };
}

function paperBars({ total, first, grew }: PaperMade): Bar[] {
  return [
    {
      what: `The paper of ${total}, from the first click to the Word file, on a server just started`,
      found: `${inDigits(first, 0)} ms`,
      most: `${inDigits(MOST_FOR_A_PAPER, 0)} ms`,
      holds: first <= MOST_FOR_A_PAPER,
    },
    {
      what: `Memory above before, for the paper of ${total} four times`,
      found: `${inDigits(grew, 0)} MB`,
      most: `${MOST_MEMORY_FOR_A_PAPER} MB`,
      holds: grew < MOST_MEMORY_FOR_A_PAPER,
    },
  ];
}

export function barsInWords(bars: readonly Bar[]): string {
  const lines = bars.map(
    ({ what, found, most, holds }) =>
      `| ${what} | ${found} | ${most} | ${holds === null ? "not measured" : holds ? "pass" : "**fail**"} |`,
  );
  return ["### Bars", "", "| | found | at most | |", "|---|--:|--:|---|", ...lines, ""].join("\n");
}
