import { z } from "zod";
import { seen } from "#lib/core/input.ts";
import { type FileType, takenFormats } from "#lib/files/formats.ts";

/** What the report of a review is given as: documents, of all that is taken as evidence. */
export const reportFormats = ["pdf", "docx", "odt"] as const satisfies readonly FileType[];

/** Whether a file of this media type can be the report of a review. */
export function isReport(mediaType: string): boolean {
  return reportFormats.some((format) => takenFormats[format].mediaType === mediaType);
}

/** The field of a form that has the ticket of the file. */
export const REPORT_FIELD = "report.0.file";

const FIELD = "Choose the file in the field of this form.";

const ticket = z
  .union([z.string(), z.array(z.string())], "Choose a file.")
  .default("")
  .transform((tickets) => [tickets].flat().findLast((one) => one !== "") ?? "");

export const reviewFileInput = z.object({
  code: z.string("Choose a review."),
  report: z.array(z.object({ file: ticket }, FIELD), FIELD).default([]),
  /** The event that added the file on the page; 0 if there was none. */
  seen,
});
