import { globSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

/** The schemas of all inputs of commands, by file and name. */
const schemas = await inputSchemas();

const hostile = [
  undefined,
  null,
  true,
  "",
  " ",
  -1,
  3.5,
  "1.5",
  "x".repeat(30_000),
  ["a", "b"],
  [[]],
  [{}],
  {},
  { a: 1 },
];

/** The words of messages that the schema library makes itself. */
const LIBRARY_WORDS = /invalid|expected|received|too (?:big|small|long:)|unrecognized|NaN/i;
/** Words that no sentence for a person has. */
const UNWELCOME = /\bplease\b|\bvalid\b|\be\.g\.|\bi\.e\.|\betc\b/i;

test("there are schemas to look at", () => expect(Object.keys(schemas).length).toBeGreaterThan(35));

test.each(Object.entries(schemas))("%s has a sentence of its own for each refused value", async (_name, schema) => {
  const fields = fieldsOf(schema);
  const inputs = [...hostile, ...fields.flatMap((field) => hostile.map((value) => ({ [field]: value })))];
  const messages = new Set<string>();
  for (const input of inputs) {
    // An input that is not an object does not come from a form.
    if (typeof input !== "object" || input === null || Array.isArray(input)) continue;
    const { error } = await schema.safeParseAsync(input);
    for (const { message } of error?.issues ?? []) messages.add(message);
  }
  for (const message of messages) {
    expect(message).not.toMatch(LIBRARY_WORDS);
    expect(message).not.toMatch(UNWELCOME);
    expect(message).toMatch(/^[A-Z].*\.$/s);
  }
});

async function inputSchemas(): Promise<Record<string, z.ZodType>> {
  const found: Record<string, z.ZodType> = {};
  for (const file of globSync("lib/**/*rules.ts")) {
    const exported: Record<string, unknown> = await import(resolve(file));
    for (const [name, value] of Object.entries(exported))
      if (value instanceof z.ZodType && /(?:Input|Removal|release)$/.test(name)) found[`${file} ${name}`] = value;
  }
  return found;
}

/** The names of the fields of a schema, also where it is refined, transformed or made of two. */
function fieldsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.def.in);
  if (schema instanceof z.ZodIntersection) return [...fieldsOf(schema.def.left), ...fieldsOf(schema.def.right)];
  return [];
}
