import type { PlanFile, PlanTable } from "../plan-tables.ts";
import { type Block, findBlocks, titlesAbove } from "./blocks.ts";
import type { PlanChoices, PlanLayout, PlanPart } from "./choices.ts";
import { agencyInSheetName, contextOf } from "./contexts.ts";
import { Grid } from "./grid.ts";
import { guessLabelLayout, guessTableLayout } from "./guess-layouts.ts";
import { guessMeanings } from "./guess-meanings.ts";
import { labelledFields, labelsOf } from "./labels.ts";
import { recalled, recalledMeanings } from "./recall.ts";
import { columnLetters, hasField } from "./records.ts";
import { shapeOfLayout } from "./shape.ts";
import { isReviewName, reviewInSheetName } from "./titles.ts";

/** A part of the file before its layout has a number. */
interface FoundPart {
  readonly part: Omit<PlanPart, "layout">;
  readonly layout: PlanLayout | null;
  /** The agency that its titles or its sheet are named after. */
  readonly agency: string;
}

/**
 * How a file is read, as guessed from its headings and contents. What a person corrected in an earlier file of the same
 * shape is taken over.
 */
export function guessChoices(file: PlanFile, earlier?: PlanChoices): PlanChoices {
  const found = file.tables.flatMap((table, index) => partsOf(file, table, index));
  const layouts: PlanLayout[] = [];
  const numbered = found.map(({ part, layout }) => ({ ...part, layout: layout && numberOf(layout, layouts) }));
  const parts = withReviews(file, withOwners(numbered, found, layouts));
  const kept = earlier ? recalled({ parts, layouts }, earlier) : { parts, layouts };
  const meanings = guessMeanings(file, kept.parts, kept.layouts);
  return {
    layouts: [...kept.layouts],
    parts: [...kept.parts],
    meanings: earlier ? recalledMeanings(meanings, earlier.meanings) : meanings,
    takesHiddenRows: earlier?.takesHiddenRows ?? true,
  };
}

/** The number of a layout among those found so far: tables with the same headings have one. */
function numberOf(layout: PlanLayout, layouts: PlanLayout[]): number {
  const shape = shapeOfLayout(layout);
  const known = layouts.findIndex((other) => shapeOfLayout(other) === shape);
  return known >= 0 ? known : layouts.push(layout) - 1;
}

function partsOf(file: PlanFile, table: PlanTable, index: number): FoundPart[] {
  const grid = new Grid(table);
  const blocks = findBlocks(grid);
  const mostFields = Math.max(0, ...blocks.map(({ headings }) => headings.filter(Boolean).length));
  if (labelledFields(grid) > mostFields) return [labelPart(table, index, grid)];
  if (blocks.length === 0) return [unusedPart(table, index)];
  return blocks.map((block) => {
    const above = blocks.findLast((other) => other.headingRow < block.headingRow);
    const name = nameOfBlock(table.name || "the file", grid, block, blocks);
    return blockPart(file, { table, index, name }, grid, block, above);
  });
}

const whole = { headingRow: 0, firstRow: 0, firstColumn: 0, owner: "", theme: "", recommendation: "" };

function unusedPart(table: PlanTable, index: number): FoundPart {
  const reason = "It has no headings of a plan.";
  const part = {
    ...whole,
    table: index,
    name: table.name,
    isUsed: false,
    reason,
    review: "",
    lastRow: 0,
    lastColumn: 0,
  };
  return { part, layout: null, agency: "" };
}

function usedUnlessHidden({ isHidden }: PlanTable) {
  return { isUsed: !isHidden, reason: isHidden ? "It is hidden in the file." : "" };
}

function labelPart(table: PlanTable, index: number, grid: Grid): FoundPart {
  const layout = guessLabelLayout(grid);
  const top = labelsOf(grid)[0]?.row ?? 0;
  const titles = [
    ...table.before,
    ...titlesAbove(grid, { headingRow: top, firstColumn: 0, lastColumn: grid.width }, 0),
  ];
  const { review, theme, recommendation, agency } = contextOf(titles, layout);
  const part = {
    ...whole,
    ...usedUnlessHidden(table),
    table: index,
    name: table.name,
    lastRow: grid.height - 1,
    lastColumn: grid.width - 1,
    review: hasField(layout, "review") ? null : review || (isReviewName(table.name) ? table.name : ""),
    theme,
    recommendation,
  };
  return { part, layout, agency };
}

function blockPart(
  file: PlanFile,
  { table, index, name }: { readonly table: PlanTable; readonly index: number; readonly name: string },
  grid: Grid,
  block: Block,
  before: Block | undefined,
): FoundPart {
  const layout = guessTableLayout(grid, block);
  const { headings: _headings, ...place } = block;
  const titles = [...table.before, ...titlesAbove(grid, place, before?.firstRow ?? 0)];
  const { review, theme, recommendation, agency } = contextOf(titles, layout);
  const isSheet = file.format !== "docx" && file.format !== "csv";
  const agencyOfSheet = isSheet ? agencyInSheetName(table.name) : "";
  const sheetReview = isSheet && agencyOfSheet === "" ? reviewInSheetName(table.name) : "";
  const part = {
    ...whole,
    ...usedUnlessHidden(table),
    ...place,
    table: index,
    name,
    review: hasField(layout, "review") ? null : review || sheetReview,
    theme,
    recommendation,
  };
  return { part, layout, agency: agency || agencyOfSheet };
}

/** What a table is called: where its sheet has several, by their rows and, where they are side by side, by their columns. */
function nameOfBlock(name: string, grid: Grid, block: Block, blocks: readonly Block[]): string {
  if (blocks.length === 1) return name;
  const isBeside = blocks.some((other) => other !== block && other.headingRow === block.headingRow);
  const columns = `, columns ${columnLetters(block.firstColumn)} to ${columnLetters(block.lastColumn)}`;
  return `${name}, from row ${grid.numberOf(block.headingRow)}${isBeside ? columns : ""}`;
}

/** Tables that name no owner are owned by the agency that each is headed with, if they are headed with different ones. */
function withOwners(
  parts: readonly PlanPart[],
  found: readonly FoundPart[],
  layouts: readonly PlanLayout[],
): PlanPart[] {
  const isOpen = (part: PlanPart) => {
    const layout = part.layout === null ? undefined : layouts[part.layout];
    return part.isUsed && layout !== undefined;
  };
  const agencies = new Set(
    parts.flatMap((part, index) => (isOpen(part) ? (found[index]?.agency ?? "") : "")).filter(Boolean),
  );
  if (agencies.size < 2) return [...parts];
  return parts.map((part, index) => ({ ...part, owner: isOpen(part) ? (found[index]?.agency ?? "") : "" }));
}

/** In a document, a table without a title of its own is of the review that the table before is of. */
function withReviews(file: PlanFile, parts: readonly PlanPart[]): PlanPart[] {
  if (file.format !== "docx") return [...parts];
  let last = "";
  return parts.map((part) => {
    if (part.review) last = part.review;
    return part.review === "" && part.isUsed ? { ...part, review: last } : part;
  });
}
