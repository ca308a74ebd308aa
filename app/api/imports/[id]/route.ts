import { parseId } from "#app/components/forms/parse-id.ts";
import { storedFile } from "#app/responses/stored-file.ts";
import { Conflict } from "#lib/core/errors.ts";
import { getImport } from "#lib/imports/queries.ts";
import { openStoredFile } from "#lib/recommendations/updates/scanning.store.ts";

/** Downloads the file of an imported plan. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return storedFile(async (ctx) => {
    const { sha256, ...file } = await getImport(ctx, parseId(id));
    if (sha256 === null) throw new Conflict("This file has been removed.");
    return { ...file, content: await openStoredFile(sha256) };
  });
}
