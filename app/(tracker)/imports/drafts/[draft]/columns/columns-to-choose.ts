import type { FormValues } from "#lib/core/input.ts";
import type { PlanChoices, PlanPart } from "#lib/imports/interpretation/choices.ts";
import type { PlanFile } from "#lib/imports/plan-tables.ts";

/** As many as the names of the fields of a form can tell apart. */
const MOST_COLUMNS = 100;
const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** A column of a layout, by its place among the columns of all layouts. */
export interface ColumnToChoose {
  readonly index: number;
  readonly heading: string;
  /** What is in its first cells. */
  readonly samples: readonly string[];
}

export interface LayoutToChoose {
  readonly index: number;
  /** The tables that are read in this way. */
  readonly tables: readonly string[];
  readonly columns: readonly ColumnToChoose[];
}

/** The layouts of the tables that are used, with samples of their cells. */
export function columnsToChoose(file: PlanFile, { layouts, parts }: PlanChoices): LayoutToChoose[] {
  let index = -1;
  return layouts.flatMap((layout, number) => {
    const own = parts.filter((part) => part.layout === number && part.isUsed);
    const columns = layout.columns.map(({ at, heading }) => {
      index += 1;
      return { index, heading, samples: layout.kind === "headings" ? samplesOf(file, own, at) : [] };
    });
    const shown = columns.filter((column) => column.index < MOST_COLUMNS);
    return own.length === 0 ? [] : [{ index: number, tables: own.map(({ name }) => name), columns: shown }];
  });
}

function samplesOf({ tables }: PlanFile, parts: readonly PlanPart[], at: number): string[] {
  const samples = new Set<string>();
  for (const { table, firstRow, lastRow, firstColumn } of parts)
    for (const { cells } of tables[table]?.rows.slice(firstRow, lastRow + 1) ?? []) {
      const text = cells[firstColumn + at]?.text.replace(/\s+/g, " ").trim() ?? "";
      if (text !== "") samples.add(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)} …` : text);
      if (samples.size === MOST_SAMPLES) return [...samples];
    }
  return [...samples];
}

/** What the form says before a person has changed anything. */
export function savedColumns({ layouts, takesHiddenRows }: PlanChoices, shown: readonly LayoutToChoose[]): FormValues {
  const columns = layouts.flatMap((layout) => layout.columns).slice(0, MOST_COLUMNS);
  return {
    columns: columns.map(({ field }) => ({ field })),
    layouts: layouts.map(({ actionList }) => ({ actionList })),
    hidden: takesHiddenRows ? "on" : "",
    shown: shown.map(({ index }) => String(index)),
  };
}
