import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { formatFileSize } from "#lib/recommendations/updates/labels.ts";
import { findUploads, type Upload } from "#lib/recommendations/updates/store.ts";
import type { FormState } from "./form-state.ts";
import type { ReceivedUpload } from "./use-upload.ts";

/** The file of a field that arrived before the form was posted, so that it need not be chosen again; null if none did. */
export async function receivedFile(state: FormState, name: string, viewer: Viewer): Promise<ReceivedUpload | null> {
  const [upload] = await findUploads(await currentContext(viewer), [state.value(name)]);
  return upload ? receivedUpload(upload) : null;
}

/** A file that arrived before the form was posted, as its field shows it. */
export function receivedUpload({ ticket, fileName, bytes, placeRemoved }: Upload): ReceivedUpload {
  return { step: "received", ticket, name: fileName, placeRemoved, size: formatFileSize(bytes) };
}
