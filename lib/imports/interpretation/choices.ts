import { z } from "zod";
import { planDeliveries } from "../plan-rows.ts";
import { planFields } from "./fields.ts";

/** A column, or a label at the left. */
const planColumn = z.object({
  /** The place of the column in its table from 0, or of the label among the labels. */
  at: z.number().int().min(0),
  heading: z.string(),
  field: z.enum(planFields),
  /** The day, month or quarter that the heading of an update names, such as "July 2024"; "" for none. */
  on: z.string(),
});

/** How a list inside the cell of an action is read. */
export const actionLists = ["paired", "each line", "one"] as const;

/** What a row is that has one text across the table and nothing else. */
const acrossRows = ["recommendation", "theme", "review", "nothing"] as const;

/** How tables with the same headings are read. */
const planLayout = z.object({
  /** Headings above the columns, or labels at the left of the values. */
  kind: z.enum(["headings", "labels"]),
  columns: z.array(planColumn),
  /** What a row across the table is if its words do not say it. */
  across: z.enum(acrossRows),
  /** A list is split into actions if dates or milestones go with its lines one to one; always; or never. */
  actionList: z.enum(actionLists),
});

/** A table of the file: a sheet, a part of a sheet, or a table of a document. */
const planPart = z.object({
  /** The table of the file, from 0. */
  table: z.number().int().min(0),
  /** What a person knows it by, such as "LCSPR Heron" or "table 2". */
  name: z.string(),
  isUsed: z.boolean(),
  /** Why it is not used, in a sentence; "" if it is. */
  reason: z.string(),
  /** The layout, from 0; null for a table in which no headings were found, which cannot be used. */
  layout: z.number().int().min(0).nullable(),
  /** The rows and columns of the table that it covers, from 0; `firstRow` is the first below the headings. */
  headingRow: z.number().int().min(0),
  firstRow: z.number().int().min(0),
  lastRow: z.number().int().min(0),
  firstColumn: z.number().int().min(0),
  lastColumn: z.number().int().min(0),
  /** The review that all of it belongs to; "" if it is not known; null if a column says. */
  review: z.string().nullable(),
  /** The owner of all that names none, such as the agency that the table is headed with; "" for none. */
  owner: z.string(),
  theme: z.string(),
  /** The recommendation of a table that holds only the actions of one; "" otherwise. */
  recommendation: z.string(),
});

/** What a colour, a letter or a word means in this file. */
const planMeaning = z.object({
  kind: z.enum(["colour", "text"]),
  /** The name of the colour, or the text in lower case. */
  mark: z.string(),
  /** The fill as "rrggbb" where the key tells shades of one colour apart; "" otherwise. */
  fill: z.string(),
  /** What the file's own key says; "" without a key. */
  meaning: z.string(),
  /** Where the key is, such as "KEY, row 1" or "below table 1"; "" without a key. */
  foundAt: z.string(),
  /** null if it has to be asked. */
  delivery: z.enum(planDeliveries).nullable(),
  /** Whether a person has said or confirmed it. */
  isConfirmed: z.boolean(),
});

/** How a file is read: guessed from its headings and contents, corrected by hand, and kept for the next such file. */
export const planChoices = z.object({
  layouts: z.array(planLayout),
  parts: z.array(planPart),
  meanings: z.array(planMeaning),
  /** Whether rows that are hidden in the file are taken. */
  takesHiddenRows: z.boolean(),
});

export type PlanChoices = z.infer<typeof planChoices>;
export type PlanLayout = z.infer<typeof planLayout>;
export type PlanPart = z.infer<typeof planPart>;
export type PlanColumn = z.infer<typeof planColumn>;
export type PlanMeaning = z.infer<typeof planMeaning>;
