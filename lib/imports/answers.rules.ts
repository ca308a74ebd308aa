import { z } from "zod";
import type { CalendarDate } from "#lib/core/clock.ts";
import { isDate, parseTypedDate } from "#lib/core/typed-date.ts";
import { reviewKinds } from "#lib/partnership/reviews.rules.ts";
import { planChoices } from "./interpretation/choices.ts";

/** A day as it is stored, or nothing. */
const storedDay = z
  .string()
  .transform((text): CalendarDate | null => {
    const day = text === "" ? null : parseTypedDate(text);
    return day !== null && isDate(day) ? day : null;
  })
  .catch(null);

const reviewAnswer = z.object({
  /** The review as the rows of the file name it. */
  named: z.string(),
  isUsed: z.boolean(),
  /** The code of the review in the tracker, or of the one that is added. */
  code: z.string(),
  /** What is filled in about a review that is added; null for one that the tracker has. */
  added: z
    .object({
      title: z.string(),
      kind: z.enum(reviewKinds),
      publishedOn: z.string(),
      publisher: z.string(),
      scope: z.string(),
    })
    .nullable(),
  /** When the plan was agreed, for dates that have passed. */
  agreedOn: storedDay,
});

/** Which review of the tracker a review of the file is, or what is filled in about one that is added. */
export type ReviewAnswer = z.output<typeof reviewAnswer>;

const ownerAnswer = z.object({
  /** The name as the file has it. */
  name: z.string(),
  /** The agency that is meant; null if the name is left out. */
  agencyId: z.int().positive().nullable(),
});

/** Who is meant by a name in the owners' columns. */
export type OwnerAnswer = z.output<typeof ownerAnswer>;

const dateAnswer = z.object({
  /** The date as the file has it. */
  text: z.string(),
  /** The day that is meant; null if it is left out. */
  day: storedDay,
});

/** What a person has answered about a file, beside how its columns and its key are read. */
export const importAnswers = z.object({
  reviews: z.array(reviewAnswer).default([]),
  owners: z.array(ownerAnswer).default([]),
  dates: z.array(dateAnswer).default([]),
  /** Where a month or a quarter is written, its last day is taken. */
  takesLastDay: z.boolean().default(false),
  /** Where the actions of a recommendation are rated differently, it gets the most cautious of their ratings. */
  takesMostCautious: z.boolean().default(false),
  /** A recommendation without a date of its own gets the last date of its actions. */
  takesLastAction: z.boolean().default(false),
  /** The wordings that the identifier guard marked were read again: no one can be identified by them. */
  hasReadWordings: z.boolean().default(false),
  /** The day that is taken for what is delivered without a day; null if it is left out. */
  doneOn: storedDay.default(null),
});

export type ImportAnswers = z.output<typeof importAnswers>;

/** No answer to any question. */
export const noAnswers: ImportAnswers = importAnswers.parse({});

/** What a draft of an import keeps: how the file is read, and what was answered about it. */
export const draftChoices = z.object({
  /** How the tables of the file are read. */
  reading: planChoices,
  answers: importAnswers,
  /** The steps that a person has been through. */
  stepsDone: z.array(z.string()).default([]),
});

/** Fields of the choices that are chosen from lists or parsed as dates, and never written by a person. */
export const notWritten: ReadonlySet<string> = new Set(
  "kind field across actionList delivery fill day agreedOn doneOn publishedOn stepsDone".split(" "),
);

export type DraftChoices = z.output<typeof draftChoices>;
