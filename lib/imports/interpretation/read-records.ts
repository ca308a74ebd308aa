import type { PlanFile } from "../plan-tables.ts";
import type { PlanChoices, PlanLayout } from "./choices.ts";
import { Grid } from "./grid.ts";
import { labelRecords } from "./label-records.ts";
import type { PlanRecord } from "./records.ts";
import { tableRecords } from "./table-records.ts";

/** The records of the tables that are used, each with how its table is read. */
export function recordsOf(
  file: PlanFile,
  {
    parts,
    layouts,
    takesHiddenRows,
  }: Readonly<Pick<PlanChoices, "takesHiddenRows">> & {
    readonly parts: Readonly<PlanChoices["parts"]>;
    readonly layouts: readonly PlanLayout[];
  },
): { readonly record: PlanRecord; readonly layout: PlanLayout }[] {
  return parts.flatMap((part) => {
    const layout = part.layout === null ? undefined : layouts[part.layout];
    const table = file.tables[part.table];
    if (!part.isUsed || !layout || !table) return [];
    const isBeside = parts.some(
      (other) =>
        other.table === part.table && other.headingRow === part.headingRow && other.firstColumn < part.firstColumn,
    );
    const reading = { file, part, layout, takesHiddenRows, isBeside };
    const grid = new Grid(table);
    const records = layout.kind === "labels" ? labelRecords(reading, grid) : tableRecords(reading, grid);
    return records.map((record) => ({ record, layout }));
  });
}
