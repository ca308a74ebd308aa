import { Readable } from "node:stream";
import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";
import { type Context, currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type DraftChoices, type ImportAnswers, importAnswers, noAnswers } from "#lib/imports/answers.rules.ts";
import { confirmImport } from "#lib/imports/commands.ts";
import { compareWithTracker } from "#lib/imports/comparison.reads.ts";
import { digestOfDifferences } from "#lib/imports/differences.rules.ts";
import { beginImportDraft } from "#lib/imports/drafts.store.ts";
import type { PlanDate, PlanRow } from "#lib/imports/plan-rows.ts";
import { findUploads, receiveUpload, type Upload } from "#lib/recommendations/updates/store.ts";

/** A date that is known to be one. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`${text} is not a date`);
  return date;
}

export const noDate: PlanDate = { text: "", date: null, proposed: null, precision: "none" };

/** A date of a plan on a day. */
export function dueOn(text: string): PlanDate {
  return { text, date: day(text), proposed: null, precision: "day" };
}

/** A row of a plan about the review “Wren”, which the tracker does not have. */
export function planRow(more: Partial<PlanRow> = {}): PlanRow {
  return {
    at: "Wren!5",
    review: "Wren",
    ref: "1",
    recommendation: "Each school should name a lead for safety planning, and say who stands in for them.",
    action: "",
    owner: null,
    ownerAsWritten: "",
    contributors: [],
    person: "",
    due: noDate,
    earlierDues: [],
    ratingAsWritten: "",
    ratingColour: "",
    delivery: null,
    percent: null,
    doneOn: null,
    updates: [],
    evidence: "",
    ask: [],
    hold: false,
    rest: {},
    ...more,
  };
}

/** The review “Wren” as it is added, with the code WR1. */
export const wren = {
  named: "Wren",
  isUsed: true,
  code: "WR1",
  added: {
    title: "Safety planning in schools",
    kind: "Audit",
    publishedOn: "2024-02-01",
    publisher: "A partnership",
    scope: "How schools plan for safety.",
  },
  agreedOn: "2024-02-01",
} as const;

/** Answers about a plan for the review “Wren”. */
export function planAnswers(more: Readonly<Record<string, unknown>> = {}): ImportAnswers {
  return importAnswers.parse({ reviews: [wren], ...more });
}

/** How a file without a table is read. */
export const noReading = { layouts: [], parts: [], meanings: [], takesHiddenRows: false };

/** A plan that a person has uploaded, with this content. */
export async function uploadTestPlan(viewer: Viewer, fileName: string, content: string | Buffer): Promise<Upload> {
  const received = await receiveUpload(viewer, fileName, Readable.from([Buffer.from(content)]), "plan");
  if (!("ticket" in received)) throw new Error(received.refused);
  const [upload] = await findUploads(await currentContext(viewer), [received.ticket]);
  if (!upload) throw new Error("the upload is gone");
  return upload;
}

/** Begins an import of a file that no one reads. Returns the id of its draft. */
export async function beginTestImport(viewer: Viewer, choices: Partial<DraftChoices> = {}): Promise<number> {
  const upload = await uploadTestPlan(viewer, "plan.csv", `Action\n${crypto.randomUUID()}\n`);
  return beginImportDraft(
    viewer,
    upload,
    { reading: noReading, answers: noAnswers, stepsDone: [], ...choices },
    undefined,
  );
}

/** Imports rows, as if they had been read from a file. Returns the number of the event. */
export async function importTestRows(viewer: Viewer, rows: readonly PlanRow[], answers: ImportAnswers) {
  const draftId = await beginTestImport(viewer, { answers });
  const differences = (ctx: Context) => compareWithTracker(ctx, rows, answers);
  const digest = digestOfDifferences(await differences(await currentContext(viewer)));
  return (await confirmImport(viewer, { draftId, version: 1, digest, shape: "", differences })).trail;
}
