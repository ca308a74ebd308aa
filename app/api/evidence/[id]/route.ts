import { parseId } from "#app/components/forms/parse-id.ts";
import { storedFile } from "#app/responses/stored-file.ts";
import { openEvidenceFile } from "#lib/recommendations/updates/scanning.store.ts";

/** Downloads an evidence file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return storedFile(async (ctx) => openEvidenceFile(ctx, parseId(id)));
}
