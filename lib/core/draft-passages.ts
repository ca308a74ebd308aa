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
  return formValues.parse(
    JSON.parse(JSON.stringify(fields), (_name, value) => (typeof value === "string" ? without(value) : value)),
  );
}

/** A browser may end the lines of a text in either way. */
function formsOf(passage: string): string[] {
  return [...new Set([passage, passage.replaceAll("\n", "\r\n")])];
}
