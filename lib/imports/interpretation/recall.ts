import type { PlanChoices, PlanLayout, PlanMeaning, PlanPart } from "./choices.ts";
import { shapeOfLayout } from "./shape.ts";

interface Guessed {
  readonly parts: readonly PlanPart[];
  readonly layouts: readonly PlanLayout[];
}

/** What was guessed for a file, with what a person chose for an earlier one: for the same headings, tables and marks. */
export function recalled<T extends Guessed>(guessed: T, earlier: PlanChoices): T {
  return {
    ...guessed,
    layouts: guessed.layouts.map((layout) => recalledLayout(layout, earlier)),
    parts: guessed.parts.map((part) => recalledPart(part, guessed, earlier)),
  };
}

function recalledLayout(layout: PlanLayout, { layouts }: PlanChoices): PlanLayout {
  const shape = shapeOfLayout(layout);
  const known = layouts.find((other) => shapeOfLayout(other) === shape);
  if (!known) return layout;
  const columns = layout.columns.map((column, index) => ({
    ...column,
    field: known.columns[index]?.field ?? column.field,
  }));
  return { ...layout, columns, across: known.across, actionList: known.actionList };
}

/** A table of the same name and shape keeps whether it is used, its review and its owner. */
function recalledPart(part: PlanPart, { layouts }: Guessed, earlier: PlanChoices): PlanPart {
  const shapeOfPart = (one: PlanPart, all: readonly PlanLayout[]) => {
    const layout = one.layout === null ? undefined : all[one.layout];
    return layout && shapeOfLayout(layout);
  };
  const known = earlier.parts.find(
    (other) => other.name === part.name && shapeOfPart(other, earlier.layouts) === shapeOfPart(part, layouts),
  );
  if (!known) return part;
  const { isUsed, reason } = known;
  return { ...part, isUsed, reason, review: part.review || known.review, owner: part.owner || known.owner };
}

/** The meanings of a file, with those that a person confirmed for an earlier one where its own key says nothing else. */
export function recalledMeanings(meanings: readonly PlanMeaning[], earlier: readonly PlanMeaning[]): PlanMeaning[] {
  return meanings.map((meaning) => {
    const known = earlier.find(
      (one) => one.isConfirmed && one.kind === meaning.kind && one.mark === meaning.mark && one.fill === meaning.fill,
    );
    const isSame = known !== undefined && known.meaning === meaning.meaning;
    return isSame ? { ...meaning, delivery: known.delivery, isConfirmed: true } : meaning;
  });
}
