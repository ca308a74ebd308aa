import { updateQuestions } from "#lib/recommendations/updates/rules.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import type { Marks } from "#lib/reporting/exports/marks.ts";
import type { Table } from "#lib/reporting/exports/table.ts";
import { fieldNames, ratingChoices } from "./fields.ts";
import { type MadeAt, writeKey } from "./keys.ts";
import { actionsInWords, lastInWords, returnFileName, whatToComplete } from "./labels.ts";
import type { AgencyReturn, ReturnRow } from "./queries.ts";

/** The field of the reference that an Excel row has in its hidden column. */
const ROW = "row";

/** A return for one agency as an Excel workbook: a row for each recommendation, with a column for each answer. */
export function excelReturn(
  marks: Marks,
  { agency, rows }: AgencyReturn,
  { event, date }: MadeAt,
): Promise<ExportedFile<Buffer>> {
  const keyOf = ({ reference }: ReturnRow) => writeKey({ agencyId: agency.id, event, reference, field: ROW });
  return ExportedFile.workbook(marks, returnFileName(agency, date), returnTable(rows, keyOf));
}

function returnTable(rows: readonly ReturnRow[], keyOf: (row: ReturnRow) => string): Table<ReturnRow> {
  return {
    name: "Return",
    rows,
    notes: [whatToComplete, "Leave a row blank to post nothing on it."],
    isSample: ({ isSample }) => isSample,
    columns: [
      { title: "Reference", width: 11, value: ({ reference }) => reference },
      { title: "Recommendation", width: 36, value: ({ wording }) => wording },
      { title: "Success measure", width: 22, value: ({ successMeasure }) => successMeasure },
      { title: "Due", width: 12, kind: "date", value: ({ dueOn }) => dueOn },
      { title: "Said last", width: 30, value: lastInWords },
      { title: "Open actions", width: 22, value: actionsInWords },
      { title: fieldNames.rating, width: 14, value: () => null, toComplete: { choices: ratingChoices } },
      ...updateQuestions.map((question) => ({
        title: fieldNames[question],
        width: 22,
        value: () => null,
        toComplete: {},
      })),
      { title: "Hidden reference", width: 10, value: keyOf, isHidden: true },
    ],
  };
}
