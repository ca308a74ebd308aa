import { or, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { formValues } from "#db/json.ts";
import type { FormValues } from "#db/types.ts";

/** The condition that the fields of a draft, stored as JSON, contain a passage. */
export function containsPassage(fields: AnySQLiteColumn, passage: string): SQL | undefined {
  return or(...formsOf(passage).map((form) => sql`instr(${fields}, ${JSON.stringify(form).slice(1, -1)}) > 0`));
}

/** The fields of a draft with a replacement for a passage. What else was typed stays. */
export function withoutPassage(fields: unknown, passage: string, replacement: string): FormValues {
  const without = (text: string) => formsOf(passage).reduce((left, form) => left.replaceAll(form, replacement), text);
  return formValues.parse(mapTexts(fields, without));
}

/**
 * A value that is stored as JSON with each of its texts changed, except in fields that people do not write. A text in a list
 * belongs to the field of the list.
 */
export function mapTexts(
  value: unknown,
  change: (text: string) => string,
  except: ReadonlySet<string> = new Set(),
  field = "",
): unknown {
  if (typeof value === "string") return except.has(field) ? value : change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change, except, field));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, change, except, name)]));
}

/** A browser may end the lines of a text in either way. */
function formsOf(passage: string): string[] {
  return [...new Set([passage, passage.replaceAll("\n", "\r\n")])];
}
