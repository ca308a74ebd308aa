import { scaleLinear, scaleUtc } from "d3-scale";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { plural, shortMonths } from "#lib/core/text.ts";
import {
  type Block,
  ratingCell,
  type TableBlock,
  type TableCell,
  textBlock,
} from "#lib/reporting/documents/document.ts";
import type { DrawnMark } from "#lib/reporting/documents/drawing.ts";
import { statusNames } from "#lib/status/labels.ts";
import { NOT_YET } from "#lib/status/not-yet.labels.ts";
import type { Status } from "#lib/status/rules.ts";
import type { Pictures } from "./rules.ts";

/** The most recommendations that are listed with their rating at each meeting; of more, the ratings are counted. */
const MAX_LISTED = 40;
/** The most due dates that are drawn: those that moved furthest. */
const MAX_DRAWN = 40;
/** The width of the text on a sheet, in centimetres. */
const PAGE_WIDTH = 17;

/** How ratings, due dates and totals have moved: a table for each, with drawings of dates and totals in their rows. */
export function overTimeBlocks({ strip, slips, overTime }: Pictures): Block[] {
  const tables = [ratingsTable(strip), slipsTable(slips), totalsTable(overTime)];
  const blocks = tables.flatMap((one): Block[] =>
    one
      ? [
          { kind: "heading", level: 2, text: one.title },
          { kind: "table", ...one.table },
        ]
      : [],
  );
  return blocks.length > 0 ? blocks : [textBlock("There is nothing to compare yet.")];
}

interface TitledTable {
  readonly title: string;
  readonly table: Omit<TableBlock, "kind">;
}

function ratingsTable({ meetings, rows }: Pictures["strip"]): TitledTable | null {
  if (rows.length === 0 || meetings.length === 0) return null;
  const isListed = rows.length <= MAX_LISTED;
  const first = isListed ? 2.2 : 4.2;
  return {
    title: isListed
      ? "The rating of each recommendation at each meeting"
      : "How many recommendations had each rating at each meeting",
    table: {
      head: [isListed ? "Reference" : "Rating", ...meetings.map(shortMonths)],
      widths: [first, ...meetings.map(() => (PAGE_WIDTH - first) / meetings.length)],
      rows: isListed
        ? rows.map(({ reference, cells }) => [
            reference,
            ...cells.map((cell) => (cell ? ratingCell(cell.shown, cell.name) : NOT_YET)),
          ])
        : countRows({ meetings, rows }),
    },
  };
}

/** The statuses from best to worst. */
const bestToWorst: readonly Status[] = [
  "embedded",
  "complete",
  "delivered",
  "on-track",
  "at-risk",
  "off-track",
  "overdue",
  "awaiting-response",
  "not-started",
  "no-update",
  "not-pursued",
];

function countRows({ meetings, rows }: Pictures["strip"]): TableCell[][] {
  const count = (status: Status, meeting: number) =>
    rows.filter(({ cells }) => cells[meeting]?.shown === status).length;
  return bestToWorst
    .map((status) => ({ status, counts: meetings.map((_, meeting) => count(status, meeting)) }))
    .filter(({ counts }) => counts.some((one) => one > 0))
    .map(({ status, counts }) => [
      ratingCell(status, statusNames[status]),
      ...counts.map((one) => one.toLocaleString("en-GB")),
    ]);
}

function slipsTable(slips: Pictures["slips"]): TitledTable | null {
  if (slips.length === 0) return null;
  const hasBetween = slips.some(({ between = [] }) => between.length > 0);
  const furthest = new Set(slips.toSorted((a, b) => Math.abs(b.days) - Math.abs(a.days)).slice(0, MAX_DRAWN));
  const days = slips
    .filter((slip) => furthest.has(slip))
    .flatMap(({ first, between = [], now }) => [first, ...between, now].map(Date.parse));
  const x = scaleUtc([Math.min(...days), Math.max(...days)], [4, 96]);
  const at = (date: CalendarDate) => x(Date.parse(date));
  const marks = ({ first, between = [], now }: Pictures["slips"][number]): DrawnMark[] => {
    const places = [first, ...between, now].map(at);
    return [
      { kind: "line", from: Math.min(...places), to: Math.max(...places) },
      ...between.map((date): DrawnMark => ({ kind: "between", at: at(date) })),
      { kind: "first", at: at(first) },
      { kind: "now", at: at(now) },
    ];
  };
  return {
    title: "Due dates that have moved",
    table: {
      head: [
        "Reference",
        "From ○ first to ● now",
        "First agreed",
        ...(hasBetween ? ["In between"] : []),
        "Now",
        "Moved",
      ],
      widths: hasBetween ? [2.2, 5.6, 2.4, 2.4, 2.2, 2.2] : [2.2, 5.6, 3.2, 3.2, 2.8],
      rows: slips.map((slip) => [
        slip.reference,
        { kind: "drawing", marks: furthest.has(slip) ? marks(slip) : [] },
        shortMonths(formatDate(slip.first)),
        ...(hasBetween ? [(slip.between ?? []).map((date) => shortMonths(formatDate(date))).join(", ") || "None"] : []),
        shortMonths(formatDate(slip.now)),
        movedInWords(slip.days),
      ]),
    },
  };
}

function movedInWords(days: number): string {
  if (days === 0) return "Same day";
  return `${plural(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
}

function totalsTable(overTime: Pictures["overTime"]): TitledTable | null {
  if (overTime.length === 0) return null;
  const most = Math.max(1, ...overTime.map(({ open, delivered, complete }) => open + delivered + complete));
  const x = scaleLinear([0, most], [0, 100]);
  const marks = ({ complete, delivered, open }: Pictures["overTime"][number]): DrawnMark[] => [
    { kind: "bar", from: x(0), to: x(complete), of: "complete" },
    { kind: "bar", from: x(complete), to: x(complete + delivered), of: "delivered" },
    { kind: "bar", from: x(complete + delivered), to: x(complete + delivered + open), of: "open" },
  ];
  return {
    title: "Complete, delivered and open at each meeting",
    table: {
      head: ["On", "Complete to open", "Complete or closed", "Delivered, not yet assured", "Open"],
      widths: [3, 5.6, 3, 3.4, 2],
      rows: overTime.map((stage) => [
        shortMonths(formatDate(stage.date)),
        { kind: "drawing", marks: marks(stage).filter((mark) => mark.kind !== "bar" || mark.to > mark.from) },
        ...[stage.complete, stage.delivered, stage.open].map((count) => count.toLocaleString("en-GB")),
      ]),
    },
  };
}
