import { findViewer, recordHidden } from "#app/session/session.ts";
import { type Context, currentContext } from "#lib/core/context.ts";
import { Conflict, Hidden, NotFound } from "#lib/core/errors.ts";
import { attachment } from "./download.ts";
import { plainText } from "./plain-text.ts";

/** A file as it was uploaded. */
interface StoredFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: Blob;
}

/**
 * A response that downloads a file under its original name, as it was uploaded. 401 for a person who is signed out, 404 if
 * there is none or it is hidden from the viewer, 409 if it was removed or is not scanned yet.
 */
export async function storedFile(open: (ctx: Context) => Promise<StoredFile>): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to open this file.");
  try {
    const file = await open(await currentContext(viewer));
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
