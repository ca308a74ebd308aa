import { redirect } from "next/navigation";
import { page } from "#app/components/layout/define-page.tsx";
import { nextStep } from "#lib/imports/steps.rules.ts";
import { loadImport, pathOf } from "./load-import.ts";

export default page(ContinueImport);

/** Leads to the first step that has something to ask. */
async function ContinueImport({ params }: { params: Promise<{ draft: string }> }) {
  const { prepared, facts } = await loadImport(params);
  return redirect(pathOf(prepared.draft.id, nextStep(null, facts)));
}
