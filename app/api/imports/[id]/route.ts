import { parseId } from "#app/components/forms/parse-id.ts";
import { attachment } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer, recordHidden } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Hidden, NotFound } from "#lib/core/errors.ts";
import { getImport } from "#lib/imports/queries.ts";
import { openStoredFile } from "#lib/recommendations/updates/scanning.store.ts";

/**
 * Downloads the file of an imported plan, as it came. 404 if it is hidden from the viewer, 409 if it was removed
 * or is not scanned yet.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to open this file.");
  try {
    const file = await getImport(await currentContext(viewer), parseId((await params).id));
    if (file.sha256 === null) return plainText(409, "This file has been removed.");
    return new Response(await openStoredFile(file.sha256), {
      headers: {
        "content-type": file.mediaType,
        "content-length": String(file.bytes),
        "content-disposition": attachment(file.fileName),
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof Hidden) await recordHidden(error);
    if (error instanceof NotFound) return plainText(404, "There is no such file.");
    if (error instanceof Conflict) return plainText(409, error.message);
    throw error;
  }
}
