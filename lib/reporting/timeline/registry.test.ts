import { expect, test } from "vitest";
import { freeTexts, placeOf } from "#db/free-texts.ts";
import { commandNames } from "#lib/core/access.ts";
import { eventCategories } from "#lib/core/events.ts";
import { commandLabel, commandsIn, declarationOf, eventDeclarations, freeTextLabel } from "./registry.ts";

test("every command appends exactly one declared event, which has a category and a label", () => {
  const declared = eventDeclarations.flatMap(({ commands }) => [...commands.keys()]);
  expect(declared.toSorted()).toEqual(commandNames.toSorted());
  expect(eventCategories.flatMap(commandsIn).toSorted()).toEqual(commandNames.toSorted());
  expect(commandNames.filter((command) => commandLabel(command) === command)).toEqual([]);
  expect(declarationOf("returnSignOff").kind).toBe("sign-off");
});

test("each kind is declared once", () => {
  const kinds = eventDeclarations.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test("labels are given to free-text columns, once each; a column without one is labelled as a reason", () => {
  const labelled = eventDeclarations.flatMap(({ freeTexts: columns }) => columns.map(([column]) => placeOf(column)));
  expect(labelled.filter(({ table, column }) => !freeTexts[table]?.includes(column))).toEqual([]);
  expect(new Set(labelled.map(({ table, column }) => `${table}.${column}`)).size).toBe(labelled.length);
  expect(freeTextLabel({ table: "updates", column: "in_the_way" })).toBe("In the way");
  expect(freeTextLabel({ table: "assignments", column: "reason" })).toBe("Reason");
});
