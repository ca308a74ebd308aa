import { z } from "zod";
import type { FormValues } from "#db/types.ts";
import { type CalendarDate, parseCalendarDate } from "./clock.ts";
import { Invalid } from "./errors.ts";
import { translatePastedText } from "./pasted-text.ts";

export type { FormValues };

const LONGEST = 20_000;

/** Optional free text of several lines. */
export function freeText(most = LONGEST) {
  return z
    .string()
    .default("")
    .transform(normalize)
    .pipe(z.string().max(most, `This is too long: keep it to ${most.toLocaleString("en-GB")} characters.`));
}

/** Required free text; `sentence` is the message if it is empty. */
export function requiredText(sentence: string, most = LONGEST) {
  return freeText(most).pipe(z.string().min(1, sentence));
}

/** One required line of text; `sentence` is the message if it is empty. */
export function requiredLine(sentence: string, most = 200) {
  return z
    .string(sentence)
    .transform((text) => normalize(text).replace(/\s+/g, " "))
    .pipe(z.string().min(1, sentence).max(most, `This is too long: keep it to ${most} characters.`));
}

/** A date from 1990 to 2100. `label` names it in the messages, such as "the due date". */
export function calendarDay(label: string) {
  return z
    .string(`Enter ${label}.`)
    .trim()
    .min(1, `Enter ${label}.`)
    .transform((text, context): CalendarDate => {
      const date = parseCalendarDate(text);
      if (date && date >= "1990-01-01" && date <= "2100-12-31") return date;
      context.addIssue({
        code: "custom",
        message: `Enter ${label} as a day that is in the calendar, such as 16 March 2027.`,
      });
      return z.NEVER;
    });
}

/** The id of a row, as a number or as the text that a form sends. */
export function rowNumber(sentence: string) {
  return z.union(
    [
      z.number().int().positive(),
      z
        .string()
        .regex(/^[1-9]\d{0,14}$/, sentence)
        .transform(Number),
    ],
    sentence,
  );
}

/** The id of a row; undefined if the form leaves it empty. */
export function optionalRowNumber(sentence: string) {
  return z.preprocess((value) => (value === "" ? undefined : value), rowNumber(sentence).optional());
}

/** The reference of the recommendation that a form is about. */
export const reference = z.string("Choose a recommendation.");

/** The event number of the fact shown when the form was rendered; 0 if there was none. Detects concurrent edits. */
export const seen = z.union(
  [z.literal("0").transform(() => 0), z.literal(0), rowNumber("Reload the page.")],
  "Reload the page.",
);

/** One of a fixed list of values. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values, sentence: string) {
  return z.enum(values, sentence);
}

/** Whether a checkbox is ticked. */
export const checkbox = z
  .union([z.boolean(), z.string()])
  .default(false)
  .transform((value) => value === true || value === "on" || value === "yes");

/** Parses the input with the schema. Throws Invalid with the first message for each field. */
export async function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): Promise<z.output<Schema>> {
  const parsed = await schema.safeParseAsync(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) fields[path.join(".")] ??= message;
  throw new Invalid(fields);
}

/** Translates what was pasted, normalizes to NFC, and removes invisible characters that change how text is displayed. */
function normalize(text: string): string {
  return translatePastedText(text).normalize("NFC").replace(INVISIBLE, "").trim();
}

// Control and format characters (zero-width, bidirectional), lone surrogates and noncharacters; not tab, line feed and the
// two joiners that some scripts need.
const INVISIBLE = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
