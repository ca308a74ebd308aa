import { FileField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { formatFileSize } from "#lib/recommendations/updates/labels.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import { RETURN_FIELD } from "./fields.ts";

/** The field for a completed return. */
export async function ReturnFileField({ state, viewer }: { state: FormState; viewer: Viewer }) {
  const ticket = state.value(RETURN_FIELD);
  const tickets = /^[0-9a-f-]{36}$/.test(ticket) ? [ticket] : [];
  const [upload] = await findUploads(await currentContext(viewer), tickets);
  return (
    <FileField
      state={state}
      name={RETURN_FIELD}
      label="Completed return"
      hint="The Word or Excel file that was downloaded here, without a password. Nothing is posted before you have seen what it changes."
      accept=".docx,.xlsx"
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
