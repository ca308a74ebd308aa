import { scaleBand, scaleUtc } from "d3-scale";
import { symbol, symbolCircle, symbolDiamond } from "d3-shape";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import {
  element,
  estimateWidth,
  LINE_COLOUR,
  legend,
  MAX_ROWS,
  MUTED_COLOUR,
  type Picture,
  SAME_FIGURES,
  svgDrawing,
  TEXT_COLOUR,
  text,
  WIDTH,
} from "#lib/reporting/documents/svg.ts";
import type { Pictures } from "./rules.ts";

/** The margin on either side of the drawn dates, in milliseconds: wide enough that d3 places its ticks on months. */
const MARGIN = 45 * 86_400_000;

/** Due dates as first agreed and as now; of more than MAX_ROWS, those that moved furthest. Null if none has moved. */
export function slipsPicture(slips: Pictures["slips"]): Picture | null {
  if (slips.length === 0) return null;
  const furthest = new Set(slips.toSorted((a, b) => Math.abs(b.days) - Math.abs(a.days)).slice(0, MAX_ROWS));
  const hasBetween = slips.some(({ between = [] }) => between.length > 0);
  const drawn = slips.filter((slip) => furthest.has(slip));
  const cut = drawn.length < slips.length ? `: the ${drawn.length} that moved furthest` : "";
  const title = `Due dates, as first agreed and as now${cut}`;
  const description = `${plural(slips.length, "due date has", "due dates have")} moved; the furthest is ${describeLargestSlip(slips)}. ${SAME_FIGURES}`;
  const left = Math.max(76, ...drawn.map(({ reference }) => estimateWidth(reference) + 14));
  const days = drawn.flatMap(({ first, between = [], now }) => [first, ...between, now].map(dayOf));
  const x = scaleUtc([Math.min(...days) - MARGIN, Math.max(...days) + MARGIN], [left + 12, WIDTH - 122]).nice();
  const top = 30;
  const y = scaleBand<number>()
    .domain(drawn.keys())
    .range([top, top + drawn.length * (drawn.length > 24 ? 19 : 26)]);
  const [, bottom = top] = y.range();
  const named = x.tickFormat(4, "%b %Y");
  const ticks = x
    .ticks(4)
    .flatMap((day) => [
      element("line", { x1: x(day), x2: x(day), y1: top - 4, y2: bottom, stroke: LINE_COLOUR }),
      text(named(day), { x: x(day), y: top - 11, "text-anchor": "middle", fill: MUTED_COLOUR }),
    ]);
  const rows = drawn.flatMap(({ reference, first, between = [], now, days: moved }, down) => {
    const middle = (y(down) ?? 0) + y.bandwidth() / 2;
    const [from, to] = [x(dayOf(first)), x(dayOf(now))];
    return [
      text(reference, { x: 0, y: middle + 4.5 }),
      element("line", {
        ...span([from, to, ...between.map((date) => x(dayOf(date)))]),
        y1: middle,
        y2: middle,
        ...slipLine,
      }),
      ...between.map((date) => betweenMark(x(dayOf(date)), middle)),
      firstMark(from, middle),
      nowMark(to, middle),
      text(describeSlip(moved), { x: WIDTH - 104, y: middle + 4.5 }),
    ];
  });
  const meanings = legend(
    [
      { mark: firstMark, letter: "", words: "As first agreed" },
      ...(hasBetween ? [{ mark: betweenMark, letter: "", words: "Agreed in between" }] : []),
      { mark: nowMark, letter: "", words: "As now" },
    ],
    bottom + 8,
  );
  return {
    title,
    description,
    svg: svgDrawing("picture-slips", meanings.bottom, { title, description }, ...ticks, ...rows, meanings.markup),
    table: {
      head: ["Recommendation", "As first agreed", ...(hasBetween ? ["Agreed in between"] : []), "As now", "Moved"],
      rows: slips.map(({ reference, first, between = [], now, days: moved }) => [
        reference,
        formatDate(first),
        ...(hasBetween ? [between.map(formatDate).join(", ") || "None"] : []),
        formatDate(now),
        describeSlip(moved),
      ]),
    },
  };
}

function describeLargestSlip(slips: Pictures["slips"]): string {
  const furthest = slips.reduce((most, slip) => (Math.abs(slip.days) > Math.abs(most.days) ? slip : most));
  return `${furthest.reference}, ${describeSlip(furthest.days)}`;
}

function describeSlip(days: number): string {
  if (days === 0) return "same day";
  return `${plural(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
}

function firstMark(x: number, y: number): string {
  const d = symbol(symbolCircle, 60)() ?? "";
  return element("path", {
    d,
    transform: `translate(${x.toFixed(2)} ${y})`,
    fill: "#ffffff",
    stroke: TEXT_COLOUR,
    "stroke-width": 1.8,
  });
}

const slipLine = { stroke: MUTED_COLOUR, "stroke-width": 2 };

/** Where the line of a due date begins and ends. */
function span(at: readonly number[]) {
  return { x1: Math.min(...at), x2: Math.max(...at) };
}

function betweenMark(x: number, y: number): string {
  return element("line", { x1: x, x2: x, y1: y - 6, y2: y + 6, stroke: TEXT_COLOUR, "stroke-width": 2 });
}

function nowMark(x: number, y: number): string {
  const d = symbol(symbolDiamond, 90)() ?? "";
  return element("path", { d, transform: `translate(${x.toFixed(2)} ${y})`, fill: TEXT_COLOUR });
}

function dayOf(date: CalendarDate): number {
  return Date.parse(date);
}
