import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import type { CommandName } from "#lib/core/access.ts";
import { NotFound } from "#lib/core/errors.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";

/**
 * Reads what every form about one piece of evidence needs. Throws NotFound if the evidence belongs to another
 * recommendation, is hidden from the viewer or was removed; Forbidden if the viewer may not use the command.
 */
export async function loadEvidenceForm(params: Promise<{ reference: string; id: string }>, command: CommandName) {
  const form = await loadRecommendationForm(params, command);
  const id = parseId((await params).id);
  const evidence = (await listEvidence(form.ctx, form.recommendation.id)).find((one) => one.id === id);
  if (!evidence || evidence.isRemoved) throw new NotFound("evidence");
  return { ...form, evidence };
}
