import type { FirstVisit } from "./first-visit.ts";
import type { Load } from "./load.ts";
import { AFTER_WRITE, type Measured, type PageName, type Pair, POSTING, pages, type RowName } from "./measure.ts";

const figures: readonly { readonly title: string; readonly of: keyof Load; readonly digits: number }[] = [
  { title: "requests a second", of: "requestsASecond", digits: 0 },
  { title: "p50 ms", of: "p50", digits: 1 },
  { title: "p99 ms", of: "p99", digits: 1 },
  { title: "processor ms a request", of: "processor", digits: 2 },
  { title: "bytes a response", of: "bytes", digits: 0 },
  { title: "resident MB", of: "resident", digits: 0 },
];

/** One table for a size: the product, the yardstick, and how many times the yardstick's each of the product's figures is. */
export function tableOf({ total, factsEach, rows, warnings }: Measured): string {
  const names: readonly RowName[] = [...(Object.keys(pages) as PageName[]), AFTER_WRITE, POSTING];
  return [
    `### ${total.toLocaleString("en-GB")} recommendations, ${inDigits(factsEach, 1)} facts each`,
    "",
    `| | | ${figures.map(({ title }) => title).join(" | ")} |`,
    `|---|---|${figures.map(() => "--:|").join("")}`,
    ...names.flatMap((name) => linesOf(name, rows.get(name))),
    ...(warnings.length > 0 ? ["", ...warnings.map((warning) => `**Careful.** ${warning}`)] : []),
    "",
  ].join("\n");
}

function linesOf(name: string, pair: Pair | undefined): string[] {
  if (!pair) return [`| ${name} | the product has no such page: not measured | ${figures.map(() => "").join(" | ")} |`];
  const cells = (text: (figure: (typeof figures)[number]) => string) => figures.map(text).join(" | ");
  const isMeasured = ({ of }: (typeof figures)[number]) => pair.product[of] > 0;
  return [
    `| ${name} | product | ${cells((figure) => (isMeasured(figure) ? inDigits(pair.product[figure.of], figure.digits) : ""))} |`,
    `| | yardstick | ${cells((figure) => (isMeasured(figure) ? inDigits(pair.yardstick[figure.of], figure.digits) : ""))} |`,
    `| | ratio | ${cells((figure) => (isMeasured(figure) ? `${inDigits(ratioOf(pair, figure.of), 2)}×` : ""))} |`,
  ];
}

export function ratioOf({ product, yardstick }: Pair, figure: keyof Load): number {
  return product[figure] / yardstick[figure];
}

export function visitInWords({ html, scripts, styles, fonts }: FirstVisit): string {
  const parts = { HTML: html, JavaScript: scripts, CSS: styles, fonts };
  const sizes = Object.entries(parts).map(([name, bytes]) => `${name} ${inKilobytes(bytes)}`);
  return `A first visit to the board loads, gzipped: ${sizes.join(", ")}.\n`;
}

export function inKilobytes(bytes: number): string {
  return `${inDigits(bytes / 1000, 1)} kB`;
}

export function inDigits(value: number, digits: number): string {
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
