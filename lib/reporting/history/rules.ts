import { z } from "zod";
import { parseCalendarDate } from "#lib/core/clock.ts";
import { eventCategories } from "#lib/core/events.ts";

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const day = z.string().transform((text) => parseCalendarDate(text) ?? undefined);

/** How the history is narrowed, from its URL. Values that are not valid are ignored. */
export const historyFilter = z.object({
  person: optional(z.coerce.number().int().positive()),
  reference: optional(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9]{1,7}-\d{1,6}$/),
  ),
  kind: optional(z.enum(eventCategories)),
  from: optional(day),
  to: optional(day),
  /** Only events before this number, for the next page. */
  before: optional(z.coerce.number().int().positive()),
});
export type HistoryFilter = z.output<typeof historyFilter>;
