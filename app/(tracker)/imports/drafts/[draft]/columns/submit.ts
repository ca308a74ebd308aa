"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { getImportDraft } from "#lib/imports/drafts.store.ts";
import { actionLists } from "#lib/imports/interpretation/choices.ts";
import { planFields } from "#lib/imports/interpretation/fields.ts";
import { importPlace, rowsIn, saveStep } from "../load-import.ts";

/** Saves what is in each column, for a person who may use `importPlan`. */
export async function submitColumns(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const { choices } = await getImportDraft(viewer, importPlace(values).draftId);
    const [columns, ways] = [rowsIn(values, "columns"), rowsIn(values, "layouts")];
    let index = -1;
    const layouts = choices.reading.layouts.map((layout, number) => ({
      ...layout,
      actionList: actionLists.find((way) => way === ways[number]?.actionList) ?? layout.actionList,
      columns: layout.columns.map((column) => {
        index += 1;
        return { ...column, field: planFields.find((field) => field === columns[index]?.field) ?? column.field };
      }),
    }));
    const reading = { ...choices.reading, layouts, takesHiddenRows: values.hidden === "on" };
    return saveStep(viewer, values, "columns", { ...choices, reading });
  });
}
