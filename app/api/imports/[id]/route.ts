import { parseId } from "#app/components/forms/parse-id.ts";
import { attachment } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer, recordHidden } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Hidden, NotFound } from "#lib/core/errors.ts";
import { openImportFile } from "#lib/imports/queries.ts";

/** Downloads the file of an imported plan, as it came. 404 if it is hidden from the viewer, 409 if it was removed. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to open this file.");
  try {
    const file = await openImportFile(await currentContext(viewer), parseId((await params).id));
    return new Response(file.content, {
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
