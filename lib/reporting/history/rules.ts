import { z } from "zod";
import { eventCategories } from "#lib/core/events.ts";
import { dateProblemInWords, isDate, parseTypedDate } from "#lib/core/typed-date.ts";
import { REVIEW_CODE } from "#lib/partnership/reviews.rules.ts";

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const day = z.string().transform((text) => {
  const date = parseTypedDate(text);
  return isDate(date) ? date : undefined;
});

/** How the history is narrowed, from its URL. Values that cannot be read are ignored; `historyDateProblems` says so of dates. */
export const historyFilter = z.object({
  person: optional(z.coerce.number().int().positive()),
  reference: optional(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(new RegExp(`^${REVIEW_CODE}-\\d{1,6}$`)),
  ),
  kind: optional(z.enum(eventCategories)),
  from: optional(day),
  to: optional(day),
  /** Only events before this number, for the next page. */
  before: optional(z.coerce.number().int().positive()),
});
export type HistoryFilter = z.output<typeof historyFilter>;

/** A sentence for each date in the URL of the history that is ignored. */
export function historyDateProblems(params: Readonly<Record<string, string | string[] | undefined>>): string[] {
  return (["from", "to"] as const).flatMap((name) => {
    const text = [params[name]].flat()[0]?.trim();
    const date = text ? parseTypedDate(text) : null;
    return date === null || isDate(date) ? [] : [dateProblemInWords(date, `“${name === "from" ? "From" : "To"}”`)];
  });
}
