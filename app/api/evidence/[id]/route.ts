import { plainAnswer } from "#app/_shell/plain-answer.ts";
import { findViewer, recordHidden } from "#app/_shell/session.ts";
import { Hidden, NotFound } from "#lib/core/errors.ts";
import { momentAt } from "#lib/core/moment.ts";
import { readBytes } from "#lib/progress/evidence-store.ts";
import { getEvidenceFile } from "#lib/progress/queries.ts";

/** An evidence file, as a download under the name it had. What may not be seen is not there. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await findViewer();
  if (!viewer) return plainAnswer(401, "Sign in to open this file.");
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id)) return plainAnswer(404, "There is no such file.");
  try {
    const file = await getEvidenceFile(viewer, id, await momentAt());
    const bytes = await readBytes(file.sha256);
    return new Response(bytes, {
      headers: {
        "content-type": file.mediaType,
        "content-length": String(file.bytes),
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof Hidden) await recordHidden(error);
    if (error instanceof NotFound) return plainAnswer(404, "There is no such file.");
    throw error;
  }
}
