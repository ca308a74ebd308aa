import { expect, test } from "vitest";
import { localPath } from "#app/session/local-path.ts";
import { parseFormData } from "./parse-form-data.ts";

function form(fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("fields, repeated fields and rows are parsed by name", () => {
  const values = parseFormData(
    form([
      ["reference", "HU2-1"],
      ["agencyIds", "1"],
      ["agencyIds", "2"],
      ["evidence.1.title", "Second"],
      ["evidence.0.title", "First"],
    ]),
  );
  expect(values).toEqual({
    reference: "HU2-1",
    agencyIds: ["1", "2"],
    evidence: [{ title: "First" }, { title: "Second" }],
  });
});

test("names that no field can have are ignored", () => {
  const values = parseFormData(
    form([
      ["__proto__", "x"],
      ["$ACTION_ID_1", ""],
      ["evidence.100.title", "x"],
      ["a.b", "x"],
      ["evidence.0.__proto__", "x"],
    ]),
  );
  expect(Object.keys(values)).toEqual([]);
});

test.each([
  ["/board", "/board"],
  ["/recommendations/HU2-1?show=updates", "/recommendations/HU2-1?show=updates"],
  ["//evil.example", "/"],
  ["https://evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["", "/"],
  [undefined, "/"],
])("after signing in, %s leads to %s", (next, path) => expect(localPath(next)).toBe(path));
