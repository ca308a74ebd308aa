import { parseId } from "#app/components/forms/parse-id.ts";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import type { CommandName } from "#lib/core/access.ts";
import { NotFound } from "#lib/core/errors.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";

/**
 * What every form about one piece of evidence begins with. Throws NotFound where it is not this recommendation's, not
 * the viewer's to see, or was removed.
 */
export async function evidenceForm(params: Promise<{ reference: string; id: string }>, command: CommandName) {
  const form = await recommendationForm(params, command);
  const id = parseId((await params).id);
  const evidence = (await listEvidence(form.ctx, form.recommendation.id)).find((one) => one.id === id);
  if (!evidence || evidence.isRemoved) throw new NotFound("evidence");
  return { ...form, evidence };
}
