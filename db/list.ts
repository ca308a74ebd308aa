import { type SQL, sql } from "drizzle-orm";

/** A list as one parameter, for `inArray()`: as a parameter each, a long list would be more of them than SQLite takes. */
export function listOf(values: readonly number[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
