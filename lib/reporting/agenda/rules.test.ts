import { describe, expect, test } from "vitest";
import { type AgendaItem, type AgendaItemKind, firstPlaceOf, nextPlace, parseAgendaItem } from "./rules.ts";

const itemOf = (reference: string, ...decisions: (readonly [AgendaItemKind, boolean])[]): AgendaItem => ({
  reference,
  shortTitle: "Title",
  shown: "on-track",
  shownName: "On track",
  waiting: [...decisions, ["question", true] as const, ["note", true] as const].map(([kind, mayDo]) => ({
    kind,
    label: kind,
    mayDo,
  })),
});

describe("the item to open", () => {
  const agenda = [itemOf("HU2-1"), itemOf("HU2-2", ["sign-off", false]), itemOf("HU2-3", ["owner", true])];

  test.each([
    ["HU2-1", { reference: "HU2-2", kind: "note" }],
    ["HU2-2", { reference: "HU2-3", kind: "owner" }],
    ["HU2-3", { reference: "HU2-3", kind: "owner" }],
    ["", { reference: "HU2-1", kind: "note" }],
  ] as const)("after something was recorded about %j", (recorded, expected) => {
    expect(nextPlace(agenda, recorded)).toEqual(expected);
  });

  test("none after the last", () => {
    expect(nextPlace([itemOf("HU2-1")], "HU2-1")).toBeNull();
    expect(nextPlace([], "HU2-1")).toBeNull();
  });

  test("a decision that the viewer may record comes before a note", () => {
    expect(firstPlaceOf(itemOf("HU2-1", ["new-date", true], ["owner", true])).kind).toBe("new-date");
    expect(firstPlaceOf(itemOf("HU2-1", ["new-date", false])).kind).toBe("note");
  });
});

test.each([
  ["HU2-4:sign-off", { reference: "HU2-4", kind: "sign-off" }],
  ["HU2-4:other", null],
  [":note", null],
  ["", null],
  [undefined, null],
])("%j in an address is %j", (text, expected) => {
  expect(parseAgendaItem(text)).toEqual(expected);
});
