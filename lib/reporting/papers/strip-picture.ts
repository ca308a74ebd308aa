import { scaleBand } from "d3-scale";
import { ratingSigns } from "#lib/reporting/documents/rating-signs.ts";
import {
  element,
  estimateWidth,
  LINE_COLOUR,
  legend,
  MAX_ROWS,
  MUTED_COLOUR,
  type Picture,
  shape,
  shortDate,
  svgDrawing,
  text,
  WIDTH,
  wrapText,
} from "#lib/reporting/documents/svg.ts";
import { statusLetters, statusNames } from "#lib/status/labels.ts";
import { countedStrip } from "./strip-counts.ts";
import { describeStrip, markOf, type Strip, statusesIn } from "./strip-statuses.ts";

type Cell = Strip["rows"][number]["cells"][number];

/**
 * The rating of each recommendation at each meeting, with recommendations down and meetings across. For more than MAX_ROWS
 * recommendations, stacked columns count the ratings at each meeting. Null without recommendations or meetings.
 */
export function stripPicture(strip: Strip): Picture | null {
  if (strip.rows.length === 0 || strip.meetings.length === 0) return null;
  return strip.rows.length > MAX_ROWS ? countedStrip(strip) : listedStrip(strip);
}

function listedStrip({ meetings, rows }: Strip): Picture {
  const title = "The rating of each recommendation at each meeting";
  const description = describeStrip({ meetings, rows });
  const left = Math.max(76, ...rows.map(({ reference }) => estimateWidth(reference) + 14));
  const x = scaleBand<number>()
    .domain(meetings.keys())
    .range([left, Math.min(WIDTH, left + meetings.length * 96)])
    .paddingInner(0.05);
  const heads = meetings.map((meeting) => wrapText(shortDate(meeting), x.step() - 2));
  const top = Math.max(...heads.map((lines) => lines.length)) * 16 + 8;
  const y = scaleBand<number>()
    .domain(rows.keys())
    .range([top, top + rows.length * (rows.length > 24 ? 19 : 26)])
    .paddingInner(0.1);
  const [width, height] = [x.bandwidth(), y.bandwidth()];
  const [, bottom = top] = y.range();
  const cells = rows.flatMap(({ reference, cells: row }, down) => [
    text(reference, { x: 0, y: (y(down) ?? 0) + height / 2 + 4.5 }),
    ...row.map((cell, across) => stripCell(cell, x(across) ?? 0, y(down) ?? 0, width, height)),
  ]);
  const named = legend(
    statusesIn(rows).map((shown) => ({ mark: markOf(shown), letter: statusLetters[shown], words: statusNames[shown] })),
    bottom + 12,
  );
  const heading = heads.flatMap((lines, across) =>
    lines.map((line, index) =>
      text(line, {
        x: (x(across) ?? 0) + width / 2,
        y: top - 8 - (lines.length - 1 - index) * 16,
        "text-anchor": "middle",
        fill: MUTED_COLOUR,
      }),
    ),
  );
  return {
    title,
    description,
    svg: svgDrawing("picture-strip", named.bottom, { title, description }, ...heading, ...cells, named.markup),
    table: {
      head: ["Reference", ...meetings.map(shortDate)],
      rows: rows.map((row) => [row.reference, ...row.cells.map((cell) => cell?.name ?? "Not made yet")]),
    },
  };
}

function stripCell(cell: Cell, x: number, y: number, width: number, height: number): string {
  if (!cell)
    return element("rect", {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      fill: "none",
      stroke: LINE_COLOUR,
    });
  const sign = ratingSigns[cell.shown];
  const stroke = sign.tint === "#ffffff" ? sign.colour : sign.tint;
  const middle = y + height / 2;
  return (
    element("rect", { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, fill: sign.tint, stroke }) +
    shape(sign, x + width / 2 - 9, middle, height > 20 ? 90 : 70) +
    text(cell.letter, { x: x + width / 2 + 9, y: middle + 4.5, "text-anchor": "middle" })
  );
}
