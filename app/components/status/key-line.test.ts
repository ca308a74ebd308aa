import { expect, test } from "vitest";
import { statuses } from "#lib/status/rules.ts";
import { keyLine } from "./key-line.ts";
import { statusShape } from "./status-shape.tsx";

test("the key has the shape of every status, and each shape once", () => {
  const inKey = keyLine.map(([status]) => statusShape(status));
  expect(new Set(inKey).size).toBe(inKey.length);
  for (const status of statuses) expect(inKey, status).toContain(statusShape(status));
});
