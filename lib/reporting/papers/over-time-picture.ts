import { formatDate } from "#lib/core/clock.ts";
import {
  element,
  FONT_SIZE,
  MUTED_COLOUR,
  type Picture,
  SAME_FIGURES,
  svgDrawing,
  TEXT_COLOUR,
} from "#lib/reporting/documents/svg.ts";
import type { Pictures } from "./rules.ts";
import { drawStackedColumns } from "./stacked-columns.ts";

/** The number of open, delivered and complete recommendations at each meeting and now. Null if there are no dates. */
export function overTimePicture(overTime: Pictures["overTime"]): Picture | null {
  const last = overTime.at(-1);
  if (!last) return null;
  const title = "Open, delivered and complete over time";
  const description = `On ${formatDate(last.date)}: ${last.complete} complete or closed, ${last.delivered} delivered and not yet assured, ${last.open} open. ${SAME_FIGURES}`;
  const things = [
    { name: "Complete or closed", fill: "#1d4f91", ink: "#ffffff", of: "complete" },
    { name: "Delivered, not yet assured", fill: "#ffffff", ink: TEXT_COLOUR, of: "delivered" },
    { name: "Open", fill: "#dfe3e6", ink: MUTED_COLOUR, of: "open" },
  ] as const;
  const { markup, height } = drawStackedColumns(
    overTime.map(({ date }) => formatDate(date)),
    things.map((thing) => ({
      ...thing,
      letter: "",
      mark: boxMark(thing.fill, thing.of === "delivered" ? TEXT_COLOUR : MUTED_COLOUR),
    })),
    overTime.map((stage) => things.map((thing) => stage[thing.of])),
  );
  return {
    title,
    description,
    svg: svgDrawing("picture-over-time", height, { title, description }, markup),
    table: {
      head: ["On", "Open", "Delivered, not yet assured", "Complete or closed"],
      rows: overTime.map(({ date, ...counts }) => [
        formatDate(date),
        ...[counts.open, counts.delivered, counts.complete].map((count) => count.toLocaleString("en-GB")),
      ]),
    },
  };
}

function boxMark(fill: string, stroke: string): (x: number, y: number) => string {
  return (x, y) => element("rect", { x: x - 6.5, y: y - 6.5, width: FONT_SIZE, height: FONT_SIZE, fill, stroke });
}
