"use server";
import { pathWithConfirmation, submitForm } from "#app/components/forms/submit.ts";
import { currentContext } from "#lib/core/context.ts";
import { parse } from "#lib/core/input.ts";
import { ticksInput } from "#lib/imports/answers.input.ts";
import { confirmImport } from "#lib/imports/commands.ts";
import { getImportDraft, saveImportDraft } from "#lib/imports/drafts.store.ts";
import { confirmedImport } from "#lib/imports/preparation.ts";
import { importPlace, pathOf } from "../load-import.ts";

/**
 * Runs `importPlan` and all that it consists of. If an answer was changed, saves it and shows the differences again, so that
 * what is written is what was shown.
 */
export async function submitImport(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const { draftId, version } = importPlace(values);
    const { choices, importTrail } = await getImportDraft(viewer, draftId);
    if (importTrail !== null) return `/imports/${importTrail}`;
    const ticks = await parse(ticksInput, values);
    const answers = { ...choices.answers, ...ticks };
    if (values.again === "yes" || JSON.stringify(answers) !== JSON.stringify(choices.answers)) {
      await saveImportDraft(viewer, draftId, version, { ...choices, answers });
      return pathOf(draftId, "check");
    }
    const ctx = await currentContext(viewer);
    const confirmed = await confirmedImport(ctx, { draftId, version, digest: String(values.digest) });
    const receipt = await confirmImport(viewer, confirmed, options);
    return pathWithConfirmation(`/imports/${receipt.trail}`, receipt);
  });
}
