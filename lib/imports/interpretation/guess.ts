import type { PlanFile, PlanTable } from "../plan-tables.ts";
import { type Block, findBlocks, titlesAbove } from "./blocks.ts";
import type { PlanChoices, PlanLayout, PlanPart } from "./choices.ts";
import { guessColumns } from "./columns.ts";
import { Grid } from "./grid.ts";
import { lastingHeading } from "./headings.ts";
import { profileOf } from "./profiles.ts";
import { reviewInSheetName, reviewInTitles } from "./titles.ts";

/** A part of the file before its layout has a number. */
interface FoundPart {
  readonly part: Omit<PlanPart, "layout">;
  readonly layout: PlanLayout | null;
}

/** How a file is read, as guessed from its headings and contents. */
export function guessChoices(file: PlanFile): PlanChoices {
  const found = file.tables.flatMap((table, index) => partsOf(file, table, index));
  const layouts: PlanLayout[] = [];
  const parts = found.map(({ part, layout }) => ({ ...part, layout: layout && numberOf(layout, layouts) }));
  return { layouts, parts, meanings: [], takesHiddenRows: true };
}

/** The number of a layout among those found so far: tables with the same headings have one. */
function numberOf(layout: PlanLayout, layouts: PlanLayout[]): number {
  const shape = shapeOfLayout(layout);
  const known = layouts.findIndex((other) => shapeOfLayout(other) === shape);
  return known >= 0 ? known : layouts.push(layout) - 1;
}

function shapeOfLayout({ kind, columns }: PlanLayout): string {
  return `${kind}: ${columns.map(({ heading }) => lastingHeading(heading)).join(" | ")}`;
}

/** A key of the headings of a file: the same for the next file of its kind. */
export function shapeOf(file: PlanFile): string {
  return guessChoices(file).layouts.map(shapeOfLayout).sort().join("\n");
}

function partsOf(file: PlanFile, table: PlanTable, index: number): FoundPart[] {
  const grid = new Grid(table);
  const blocks = findBlocks(grid);
  const isSheet = file.format !== "docx";
  const empty = { table: index, headingRow: 0, firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };
  if (blocks.length === 0) {
    const part = {
      ...empty,
      name: table.name,
      isUsed: false,
      reason: "No headings of a plan were found in it.",
      review: "",
      owner: "",
      theme: "",
      recommendation: "",
    };
    return [{ part, layout: null }];
  }
  return blocks.map((block, number) => {
    const layout = layoutOf(grid, block);
    const titles = [...table.before, ...titlesAbove(grid, block.headingRow, blocks[number - 1]?.lastRow ?? 0)];
    const hasReview = layout.columns.some(({ field }) => field === "review");
    const review = reviewInTitles(titles) || (isSheet ? reviewInSheetName(table.name) : "");
    const { headings: _headings, ...place } = block;
    const part = {
      table: index,
      ...place,
      name: table.name,
      isUsed: !table.isHidden,
      reason: table.isHidden ? "It is hidden in the file." : "",
      review: hasReview ? null : review,
      owner: "",
      theme: "",
      recommendation: "",
    };
    return { part, layout };
  });
}

function layoutOf(grid: Grid, block: Block): PlanLayout {
  const columns = guessColumns(
    block.headings.map((heading, at) => ({
      at,
      heading,
      profile: profileOf(grid.columnCells(block.firstColumn + at, block.firstRow, block.lastRow)),
    })),
  );
  const hasRecommendation = columns.some(({ field }) => field === "recommendation");
  return { kind: "headings", columns, across: hasRecommendation ? "theme" : "recommendation", actionList: "paired" };
}
