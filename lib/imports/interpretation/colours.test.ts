import { expect, test } from "vitest";
import { colourOf } from "./colours.ts";

test.each([
  ["ff0000", "red"],
  ["c00000", "red"],
  ["ffc7ce", "red"],
  ["ffc000", "amber"],
  ["ed7d31", "amber"],
  ["ffeb9c", "amber"],
  ["ffff00", "yellow"],
  ["92d050", "green"],
  ["00b050", "green"],
  ["c6efce", "green"],
  ["00b0f0", "blue"],
  ["0070c0", "blue"],
  ["7030a0", "purple"],
  ["d9d9d9", "grey"],
  ["000000", "black"],
  ["ffffff", ""],
  ["f2f2f2", ""],
  [null, ""],
])("the fill %s is %s", (fill, colour) => expect(colourOf(fill)).toBe(colour));
