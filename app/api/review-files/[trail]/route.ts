import { parseId } from "#app/components/forms/parse-id.ts";
import { attachment } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, NotFound } from "#lib/core/errors.ts";
import { getReviewFile } from "#lib/recommendations/review-files/queries.ts";
import { openStoredFile } from "#lib/recommendations/updates/scanning.store.ts";

/** Downloads the file of a review under its own name. 404 if there is none, 409 until it has been scanned. */
export async function GET(_request: Request, { params }: { params: Promise<{ trail: string }> }) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to open this file.");
  try {
    const file = await getReviewFile(await currentContext(viewer), parseId((await params).trail));
    return new Response(await openStoredFile(file.sha256), {
      headers: {
        "content-type": file.mediaType,
        "content-length": String(file.bytes),
        "content-disposition": attachment(file.fileName),
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plainText(404, "There is no such file.");
    if (error instanceof Conflict) return plainText(409, error.message);
    throw error;
  }
}
