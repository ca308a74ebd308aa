import { redirect } from "next/navigation";
import { parseId } from "#app/components/forms/parse-id.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { seenFact } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import type { DraftChoices } from "#lib/imports/answers.rules.ts";
import { getImportDraft, saveImportDraft } from "#lib/imports/drafts.store.ts";
import { prepareImport, stepFactsFor } from "#lib/imports/preparation.ts";
import { findImportOf } from "#lib/imports/queries.ts";
import { type ImportStep, nextStep } from "#lib/imports/steps.rules.ts";

/**
 * Reads what every page of an import needs. Leads to the import itself once it is confirmed. Throws NotFound if there is no
 * such draft, and Forbidden if the viewer may not import plans.
 */
export async function loadImport(params: Promise<{ draft: string }>) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "importPlan");
  const draftId = parseId((await params).draft);
  const { importTrail } = await getImportDraft(ctx.viewer, draftId);
  if (importTrail !== null) redirect(`/imports/${importTrail}`);
  const prepared = await prepareImport(ctx, draftId);
  const before = await findImportOf(ctx, prepared.draft.sha256);
  const by = before && (await namesOfPeople(ctx)).get(before.personId ?? 0);
  const importedBefore = before && {
    href: `/imports/${before.trail}`,
    on: formatDate(dateOf(before.at)),
    by: before.personId === ctx.viewer.personId ? "You" : (by ?? "A person"),
  };
  return { ctx, prepared, importedBefore, facts: await stepFactsFor(ctx, prepared) };
}

export type LoadedImport = Awaited<ReturnType<typeof loadImport>>;

/** The address of a step. */
export function pathOf(draftId: number, step: ImportStep): string {
  return `/imports/drafts/${draftId}/${step}`;
}

/** Saves what was answered in a step, and returns the address of the next step that has something to ask. */
export async function saveStep(
  viewer: Viewer,
  values: FormValues,
  step: ImportStep,
  choices: DraftChoices,
): Promise<string> {
  const { draftId, version } = importPlace(values);
  const stepsDone = [...new Set([...choices.stepsDone, step])];
  await saveImportDraft(viewer, draftId, version, { ...choices, stepsDone });
  const ctx = await currentContext(viewer);
  const facts = await stepFactsFor(ctx, await prepareImport(ctx, draftId));
  // A table that was ticked now may name a review that has not been asked about.
  return pathOf(draftId, nextStep(step === "reviews" ? null : step, facts));
}

/** The draft that a posted form is about, in the version that the person saw. Throws NotFound if the form names none. */
export function importPlace({ draftId, version }: FormValues): { readonly draftId: number; readonly version: number } {
  const [id, seen] = [seenFact.safeParse(draftId), seenFact.safeParse(version)];
  if (!id.success || !seen.success) throw new NotFound("draft of an import");
  return { draftId: id.data, version: seen.data };
}

/** The rows of a repeated part of a form, such as `owners.0.name`. */
export function rowsIn(values: FormValues, list: string): readonly Readonly<Record<string, string>>[] {
  const rows = values[list];
  if (!Array.isArray(rows)) return [];
  return rows.map((row: string | FormValues) =>
    typeof row === "string"
      ? {}
      : Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value].flat().map(String).at(-1) ?? ""])),
  );
}
