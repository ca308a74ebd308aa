import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { takenFormats } from "#lib/files/formats.ts";
import { REPORT_FIELD, reportFormats } from "#lib/recommendations/review-files/rules.ts";
import { formatFileSize } from "#lib/recommendations/updates/labels.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import { FileField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

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
  const ticket = state.value(REPORT_FIELD);
  const tickets = /^[0-9a-f-]{36}$/.test(ticket) ? [ticket] : [];
  const [upload] = await findUploads(await currentContext(viewer), tickets);
  return (
    <FileField
      state={state}
      name={REPORT_FIELD}
      label={label}
      hint={`A PDF, Word document or OpenDocument text, smaller than 25MB and without a password. Everyone who can sign in can open it. ${note}`.trim()}
      accept={accept}
      received={
        upload
          ? {
              step: "received",
              ticket,
              name: upload.fileName,
              placeRemoved: upload.placeRemoved,
              size: formatFileSize(upload.bytes),
            }
          : null
      }
    />
  );
}
