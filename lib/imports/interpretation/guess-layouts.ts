import type { Block } from "./blocks.ts";
import type { PlanLayout } from "./choices.ts";
import { guessColumns } from "./columns.ts";
import type { Grid } from "./grid.ts";
import { isSameLabel, labelsOf } from "./labels.ts";
import { profileOf } from "./profiles.ts";

/** A heading that says that each line of its cells is an action. */
const lineEach = /\b(?:a|one|different|separate|new|each)\b.{0,12}\blines?\b/i;

function actionListOf(headings: readonly string[]): PlanLayout["actionList"] {
  return headings.some((heading) => /\bactions?\b/i.test(heading) && lineEach.test(heading)) ? "each line" : "paired";
}

/** The layout of a table with headings above its columns. */
export function guessTableLayout(grid: Grid, block: Block): PlanLayout {
  const columns = guessColumns(
    block.headings.map((heading, at) => ({
      at,
      heading,
      profile: profileOf(grid.columnCells(block.firstColumn + at, block.firstRow, block.lastRow)),
    })),
  );
  const hasRecommendation = columns.some(({ field }) => field === "recommendation");
  const across = hasRecommendation ? "theme" : "recommendation";
  return { kind: "headings", columns, across, actionList: actionListOf(block.headings) };
}

/** The layout of a table with labels at the left of its values. */
export function guessLabelLayout(grid: Grid): PlanLayout {
  const labels = labelsOf(grid);
  const headings = labels
    .map(({ label }) => label)
    .filter((label, index, all) => all.findIndex((other) => isSameLabel(other, label)) === index);
  const columns = guessColumns(
    headings.map((heading, at) => {
      const places = labels.filter(({ label }) => isSameLabel(label, heading));
      const cells = places.flatMap(({ row, values }) => values.map((column) => grid.own(row, column)));
      return { at, heading, profile: profileOf(cells) };
    }),
  );
  return { kind: "labels", columns, across: "nothing", actionList: actionListOf(headings) };
}
