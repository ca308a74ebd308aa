import { FileField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { receivedFile } from "#app/components/forms/received-file.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { RETURN_FIELD } from "./fields.ts";

/** The field for a completed return. */
export async function ReturnFileField({ state, viewer }: { state: FormState; viewer: Viewer }) {
  return (
    <FileField
      state={state}
      name={RETURN_FIELD}
      label="Completed return"
      hint="The Word or Excel file that was downloaded here, without a password. Nothing is posted before you have seen what it changes."
      accept=".docx,.xlsx"
      received={await receivedFile(state, RETURN_FIELD, viewer)}
    />
  );
}
