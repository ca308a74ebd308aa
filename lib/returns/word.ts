import { Paragraph } from "docx";
import { formatDate } from "#lib/core/clock.ts";
import { type ContentControl, controlRun } from "#lib/reporting/documents/word-controls.ts";
import type { Blocks, WordContent } from "#lib/reporting/documents/word-file.ts";
import { detailsTable } from "#lib/reporting/documents/word-tables.ts";
import { heading, paragraphs } from "#lib/reporting/documents/word-text.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import type { Marks } from "#lib/reporting/exports/marks.ts";
import { fieldHints, fieldNames, RETURN_PROPERTY, ratingChoices, returnFields } from "./fields.ts";
import { type MadeAt, type ReturnKey, writeKey } from "./keys.ts";
import { actionsInWords, howToComplete, introduction, lastInWords, returnFileName } from "./labels.ts";
import type { AgencyReturn, ReturnRow } from "./queries.ts";

/** Recommendations that are built and written at a time, to limit memory. */
const AT_ONCE = 20;

/** A return for one agency as a Word document, with a gap for each answer. */
export function wordReturn(marks: Marks, given: AgencyReturn, { event, date }: MadeAt): Promise<ExportedFile<Buffer>> {
  const { agency, rows } = given;
  const key = { agencyId: agency.id, event };
  const controls = rows.flatMap((row) => controlsOf(row, key));
  const sections: WordContent = Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, batch) => () => {
    const from = batch * AT_ONCE;
    return rows
      .slice(from, from + AT_ONCE)
      .flatMap((row, index) => rowBlocks(row, (from + index) * returnFields.length));
  });
  return ExportedFile.word(marks, returnFileName(agency, date), {
    author: marks.partnership,
    subject: agency.name,
    version: "Return",
    day: date,
    content: [coverOf(marks, given), ...sections],
    controls,
    // A program finds out by it that the file is a return, before it reads the tags.
    properties: { [RETURN_PROPERTY]: writeKey({ ...key, reference: rows[0]?.reference ?? "NONE-0", field: "file" }) },
  });
}

function coverOf({ partnership, title }: Marks, { agency, rows }: AgencyReturn): Blocks {
  return [
    new Paragraph({ style: "Partnership", text: partnership }),
    new Paragraph({ style: "Title", text: title }),
    new Paragraph({ style: "Meeting", text: agency.name }),
    ...paragraphs(introduction(agency, rows.length)),
    ...howToComplete.map((text) => new Paragraph({ style: "Notice", text })),
  ];
}

function rowBlocks(row: ReturnRow, firstControl: number): Blocks {
  const title = row.isSample ? `${row.shortTitle} (sample)` : row.shortTitle;
  const gaps = returnFields.map(
    (field, index) =>
      [fieldNames[field], [new Paragraph({ style: "Value", children: [controlRun(firstControl + index)] })]] as const,
  );
  return [
    heading(2, `${row.reference} ${title}`),
    ...paragraphs(row.wording, "Quotation"),
    detailsTable([
      ["Success measure", paragraphs(row.successMeasure || "None yet.", "Value")],
      ["Due", paragraphs(row.dueOn ? formatDate(row.dueOn) : "No date yet.", "Value")],
      ["Said last", paragraphs(lastInWords(row), "Value")],
      ...(row.openActions.length > 0 ? ([["Open actions", paragraphs(actionsInWords(row), "Value")]] as const) : []),
      ...gaps,
    ]),
  ];
}

function controlsOf({ reference }: ReturnRow, key: Pick<ReturnKey, "agencyId" | "event">): ContentControl[] {
  return returnFields.map((field) => ({
    tag: writeKey({ ...key, reference, field }),
    name: `${reference}: ${fieldNames[field]}`,
    hint: fieldHints[field],
    ...(field === "rating" && { choices: ratingChoices }),
  }));
}
