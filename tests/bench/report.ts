import { inDigits } from "../driver/numbers.ts";
import type { Load } from "./load.ts";
import type { SizeResult } from "./measure.ts";
import { pages } from "./pages.ts";
import type { FirstVisit } from "./resources.ts";
import type { Check } from "./thresholds.ts";

const figures: readonly { readonly title: string; readonly of: keyof Load; readonly digits: number }[] = [
  { title: "requests per second", of: "requestsPerSecond", digits: 0 },
  { title: "p50, ms", of: "p50", digits: 1 },
  { title: "p99, ms", of: "p99", digits: 1 },
  { title: "slowest, ms", of: "slowest", digits: 0 },
  { title: "processor ms per request", of: "processor", digits: 2 },
  { title: "bytes per answer", of: "bytes", digits: 0 },
  { title: "resident, MB", of: "resident", digits: 0 },
  { title: "peak above before, MB", of: "peak", digits: 0 },
];

/** A table for one size: each page of the product and of what it is compared with, and the ratio or difference. */
export function sizeTable({ total, rows, visit }: SizeResult, against: string | null): string {
  const lines = [...rows].flatMap(([name, { product, reference }]) => {
    const cells = (text: (figure: (typeof figures)[number]) => string) => figures.map(text).join(" | ");
    const values = (load: Load) => cells(({ of, digits }) => inDigits(load[of], digits));
    const own = `| ${pages[name].title} | ${against === null ? "product" : "this checkout"} | ${values(product)} |`;
    if (!reference) return [own];
    const other = `| | ${against === null ? "baseline" : "other checkout"} | ${values(reference)} |`;
    const compared = cells(({ of }) => comparison(product[of], reference[of], against !== null));
    return [own, other, `| | ${against === null ? "ratio" : "difference"} | ${compared} |`];
  });
  return [
    `### ${inDigits(total, 0)} recommendations`,
    "",
    `| | | ${figures.map(({ title }) => title).join(" | ")} |`,
    `|---|---|${figures.map(() => "--:|").join("")}`,
    ...lines,
    ...(visit ? ["", visitSentence(visit)] : []),
    "",
  ].join("\n");
}

export function checksTable(checks: readonly Check[]): string {
  const lines = checks.map(({ what, found, most, passes }) => {
    const verdict = passes === null ? "not measured" : passes ? "pass" : "**fail**";
    return `| ${what} | ${found} | ${most} | ${verdict} |`;
  });
  return ["### Thresholds", "", "| | found | at most | |", "|---|--:|--:|---|", ...lines, ""].join("\n");
}

function comparison(own: number, other: number, isDifference: boolean): string {
  if (other === 0) return "";
  if (!isDifference) return `${inDigits(own / other, 2)}×`;
  const percent = (own / other - 1) * 100;
  return `${percent > 0 ? "+" : ""}${inDigits(percent, 1)}%`;
}

function visitSentence({ html, scripts, styles, fonts }: FirstVisit): string {
  const sizes = Object.entries({ HTML: html, JavaScript: scripts, CSS: styles, fonts });
  return `A first visit to the board loads, compressed: ${sizes.map(([name, bytes]) => `${name} ${inDigits(bytes / 1000, 1)} kB`).join(", ")}.`;
}
