import { z } from "zod";
import type { FormValues } from "#db/types.ts";
import { type CalendarDate, calendarDateFrom } from "./clock.ts";
import { Invalid } from "./errors.ts";

export type { FormValues };

const LONGEST = 20_000;

/** Several lines of free text; may be left empty. */
export function freeText(most = LONGEST) {
  return z
    .string()
    .default("")
    .transform(tidied)
    .pipe(z.string().max(most, `This is too long: keep it to ${most.toLocaleString("en-GB")} characters.`));
}

/** Free text that has to be there; the sentence says what to type. */
export function requiredText(sentence: string, most = LONGEST) {
  return freeText(most).pipe(z.string().min(1, sentence));
}

/** One line of text that has to be there. */
export function requiredLine(sentence: string, most = 200) {
  return z
    .string(sentence)
    .transform((text) => tidied(text).replace(/\s+/g, " "))
    .pipe(z.string().min(1, sentence).max(most, `This is too long: keep it to ${most} characters.`));
}

/** A day that is in the calendar. The label names it in the sentences: "the due date". */
export function calendarDay(label: string) {
  return z
    .string(`Enter ${label}.`)
    .trim()
    .min(1, `Enter ${label}.`)
    .transform((text, context): CalendarDate => {
      const date = calendarDateFrom(text);
      if (date && date >= "1990-01-01" && date <= "2100-12-31") return date;
      context.addIssue({
        code: "custom",
        message: `Enter ${label} as a day that is in the calendar, such as 16 March 2027.`,
      });
      return z.NEVER;
    });
}

/** The number of a row, as a form's choice sends it. */
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

/** The number of a row that may be left unchosen. */
export function optionalRowNumber(sentence: string) {
  return z.preprocess((value) => (value === "" ? undefined : value), rowNumber(sentence).optional());
}

/** Which recommendation a form is about. */
export const reference = z.string("Choose a recommendation.");

/** The trail number of the fact that was on the page when the form was made; nought where there was none. */
export const seen = z.union(
  [z.literal("0").transform(() => 0), z.literal(0), rowNumber("Reload the page.")],
  "Reload the page.",
);

/** One of a closed list. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values, sentence: string) {
  return z.enum(values, sentence);
}

export const ticked = z
  .union([z.boolean(), z.string()])
  .default(false)
  .transform((value) => value === true || value === "on" || value === "yes");

/** The input in the schema's shape. Throws Invalid with the first sentence for each field. */
export async function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): Promise<z.output<Schema>> {
  const parsed = await schema.safeParseAsync(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) fields[path.join(".")] ??= message;
  throw new Invalid(fields);
}

/** Composed characters, plain line ends, and none of the characters that cannot be seen but change what is. */
function tidied(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").replace(UNSEEN, "").trim();
}

// Control and format characters (zero-width, bidirectional) and lone surrogates, but tab, line feed and the two joiners
// that some scripts are written with.
const UNSEEN = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;
