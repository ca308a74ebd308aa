import { ratingSigns } from "./rating-signs.ts";
import { element } from "./svg.ts";
import { colours } from "./word-styles.ts";

/** A mark of a drawing in a cell of a table; places are percentages of its width. */
export type DrawnMark =
  | { readonly kind: "bar"; readonly from: number; readonly to: number; readonly of: Stage }
  | { readonly kind: "line"; readonly from: number; readonly to: number }
  | { readonly kind: "first" | "between" | "now"; readonly at: number };

/** How far recommendations have come: part of a bar. */
export type Stage = "complete" | "delivered" | "open";

const ink = `#${colours.ink}`;
const fills: Readonly<Record<Stage, string>> = {
  complete: ratingSigns.complete.colour,
  delivered: "#ffffff",
  open: `#${colours.rule}`,
};

/** A drawing as SVG of a size, for a Word file. The page draws the same marks with its own colours. */
export function drawingSvg(marks: readonly DrawnMark[], width: number, height: number): string {
  const x = (place: number) => 8 + (place / 100) * (width - 16);
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height },
    ...marks.map((mark) => markSvg(mark, x, height / 2)),
  );
}

function markSvg(mark: DrawnMark, x: (place: number) => number, middle: number): string {
  switch (mark.kind) {
    case "bar":
      return element("rect", {
        x: x(mark.from),
        width: x(mark.to) - x(mark.from),
        y: middle - 6,
        height: 12,
        fill: fills[mark.of],
        stroke: ink,
      });
    case "line":
      return element("line", { x1: x(mark.from), x2: x(mark.to), y1: middle, y2: middle, ...stroke });
    case "between":
      return element("line", { x1: x(mark.at), x2: x(mark.at), y1: middle - 5, y2: middle + 5, ...stroke });
    case "first":
      return element("circle", { cx: x(mark.at), cy: middle, r: 5, fill: "#ffffff", ...stroke });
    case "now":
      return element("circle", { cx: x(mark.at), cy: middle, r: 6, fill: ink });
  }
}

const stroke = { stroke: ink, "stroke-width": 2 };
