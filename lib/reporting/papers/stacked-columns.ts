import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import {
  element,
  type LegendItem,
  LINE_COLOUR,
  legend,
  MUTED_COLOUR,
  shortDate,
  text,
  WIDTH,
  wrapText,
} from "#lib/reporting/documents/svg.ts";

/** A series of counts, drawn as one part of each column. */
export interface ColumnSeries {
  readonly name: string;
  /** Written beside the count, so that the series can be told apart without colour; empty if the shade is enough. */
  readonly letter: string;
  readonly fill: string;
  /** The colour of the text on it. */
  readonly ink: string;
  readonly mark: LegendItem["mark"];
}

const LEFT = 44;
const PLOT = 210;
/** The smallest height of a part that has room for its count. */
const ROOM_FOR_COUNT = 15;

/** Draws stacked columns, one for each label, with the series from the bottom up. `counts` has a row for each label. */
export function drawStackedColumns(
  labels: readonly string[],
  counted: readonly ColumnSeries[],
  counts: readonly (readonly number[])[],
): { readonly markup: string; readonly height: number } {
  const x = scaleBand<number>()
    .domain(labels.keys())
    .range([LEFT, Math.min(WIDTH, LEFT + labels.length * 110)])
    .padding(0.16);
  const most = Math.max(1, ...counts.map((column) => column.reduce((sum, count) => sum + count, 0)));
  const y = scaleLinear([0, most], [PLOT, 12]).nice(5);
  const layers = stack<readonly number[], number>()
    .keys(counted.keys())
    .value((column, index) => column[index] ?? 0)(counts);
  const wrapped = labels.map((label) => wrapText(shortDate(label), x.step() - 2));
  const lines = Math.max(...wrapped.map((label) => label.length));
  const drawn = layers.flatMap((layer, index) => {
    const thing = counted[index];
    return thing
      ? layer.map(([from, to], column) => part(thing, x(column) ?? 0, x.bandwidth(), y(to), y(from), to - from))
      : [];
  });
  const named = legend(
    counted.map(({ mark, letter, name }) => ({ mark, letter, words: name })),
    PLOT + 14 + lines * 16 + 8,
  );
  return {
    height: named.bottom,
    markup: [
      ...y
        .ticks(5)
        .filter(Number.isInteger)
        .map((tick) => gridLine(tick, y(tick))),
      ...drawn,
      ...wrapped.map((label, column) => underColumn(label, (x(column) ?? 0) + x.bandwidth() / 2)),
      named.markup,
    ].join(""),
  };
}

function part(thing: ColumnSeries, x: number, width: number, top: number, bottom: number, count: number): string {
  if (count === 0) return "";
  const height = bottom - top;
  const box = element("rect", {
    x: x + 0.5,
    y: top + 0.5,
    width: width - 1,
    height: Math.max(height - 1, 0.5),
    fill: thing.fill,
    stroke: thing.ink === "#ffffff" ? thing.fill : thing.ink,
  });
  if (height < ROOM_FOR_COUNT) return box;
  const words = thing.letter ? `${thing.letter} ${count}` : String(count);
  return box + text(words, { x: x + width / 2, y: top + height / 2 + 4.5, "text-anchor": "middle", fill: thing.ink });
}

function gridLine(tick: number, y: number): string {
  return (
    element("line", { x1: LEFT, x2: WIDTH, y1: y, y2: y, stroke: LINE_COLOUR }) +
    text(tick.toLocaleString("en-GB"), { x: LEFT - 8, y: y + 4.5, "text-anchor": "end", fill: MUTED_COLOUR })
  );
}

function underColumn(lines: readonly string[], x: number): string {
  return lines.map((line, index) => text(line, { x, y: PLOT + 20 + index * 16, "text-anchor": "middle" })).join("");
}
