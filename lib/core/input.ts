import { z } from "zod";
import type { FormValues } from "#db/types.ts";
import type { CalendarDate } from "./clock.ts";
import { Invalid } from "./errors.ts";
import { translatePastedText } from "./pasted-text.ts";
import { LONGEST_TEXT } from "./text.ts";
import { dateProblemInWords, isDate, parseTypedDate } from "./typed-date.ts";

export type { FormValues };

/** Optional free text of several lines. `label` names it in the message, such as "the note". */
export function freeText(label: string, most = LONGEST_TEXT) {
  return text(`Enter ${label} once.`, most, (length) => `Keep ${label} to ${limit(most)}: ${counted(length)}`);
}

/** Required free text; `sentence` is the message if it is empty, and begins the message if it is too long. */
export function requiredText(sentence: string, most = LONGEST_TEXT) {
  return text(sentence, most, (length) => `${sentence} Keep it to ${limit(most)}: ${counted(length)}`).pipe(
    z.string().min(1, sentence),
  );
}

/** One required line of text; `sentence` is the message if it is empty, and begins the message if it is too long. */
export function requiredLine(sentence: string, most = 200) {
  return z
    .string(sentence)
    .transform((typed) => normalize(typed).replace(/\s+/g, " "))
    .pipe(
      z
        .string()
        .min(1, sentence)
        .max(most, { error: ({ input }) => `${sentence} Keep it to ${limit(most)}: ${counted(lengthOf(input))}` }),
    );
}

function text(notText: string, most: number, tooLong: (length: number) => string) {
  return z
    .string(notText)
    .default("")
    .transform(normalize)
    .pipe(z.string().max(most, { error: ({ input }) => tooLong(lengthOf(input)) }));
}

function lengthOf(input: unknown): number {
  return typeof input === "string" ? input.length : 0;
}

function limit(most: number): string {
  return `${most.toLocaleString("en-GB")} characters`;
}

function counted(length: number): string {
  return `it has ${length.toLocaleString("en-GB")}.`;
}

/** A date from 1990 to 2100, as people type it. `label` names it in the messages, such as "the due date". */
export function calendarDay(label: string) {
  return z
    .string(`Enter ${label}.`)
    .trim()
    .min(1, { error: `Enter ${label}.`, abort: true })
    .transform((typed, context): CalendarDate => {
      const parsed = parseTypedDate(typed);
      if (isDate(parsed)) return parsed;
      context.addIssue({ code: "custom", message: dateProblemInWords(parsed, label) });
      return z.NEVER;
    });
}

/** A date that may be left empty. */
export function optionalCalendarDay(label: string) {
  return z.preprocess((value) => (value === "" ? undefined : value), calendarDay(label).optional());
}

/** The id of a row, as a number or as the text that a form sends. */
export function rowNumber(sentence: string) {
  return z.union(
    [
      z.number(sentence).int(sentence).positive(sentence),
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

/** The ids of rows, each once: none, one, or several, as a form sends the ticked boxes of a list. */
export function rowNumbers(sentence: string) {
  return z
    .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))], sentence)
    .optional()
    .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())]))
    .pipe(z.array(rowNumber(sentence)));
}

/** The message for a hidden field that is missing, since the person cannot correct it. */
export const RELOAD = "Open this page again, and send the form from there: a part of it did not arrive.";

/** The event number of a fact that was on the page when the form was made. Detects concurrent edits. */
export const seenFact = rowNumber(RELOAD);

/** Like `seenFact`; 0 if there was no such fact yet. */
export const seen = z.union([z.literal("0").transform(() => 0), z.literal(0), seenFact], RELOAD);

/** One of a fixed list of values. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values, sentence: string) {
  return z.enum(values, sentence);
}

/** Whether a checkbox is ticked. */
export const checkbox = z
  .union([z.boolean(), z.string()], "Tick the box once, or leave it empty.")
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
