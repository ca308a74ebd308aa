import type { Viewer } from "#lib/core/viewer.ts";
import { takenFormats } from "#lib/files/formats.ts";
import { REPORT_FIELD, reportFormats } from "#lib/recommendations/review-files/rules.ts";
import { FileField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";
import { receivedFile } from "./received-file.ts";

const accept = reportFormats.flatMap((format) => takenFormats[format].extensions.map((one) => `.${one}`)).join(",");

/** The field for the file of a review: its report as PDF, Word or OpenDocument text. */
export async function ReviewFileField({
  state,
  viewer,
  label,
  note = "",
}: {
  state: FormState;
  viewer: Viewer;
  label: string;
  /** A sentence more about the file. */
  note?: string;
}) {
  return (
    <FileField
      state={state}
      name={REPORT_FIELD}
      label={label}
      hint={`A PDF, Word document or OpenDocument text, smaller than 25MB and without a password. Everyone who can sign in can open it. ${note}`.trim()}
      accept={accept}
      received={await receivedFile(state, REPORT_FIELD, viewer)}
    />
  );
}
