import type { Context } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { receivedBytes } from "#lib/files/storage.ts";
import { readPlanFile } from "#lib/imports/reading/read.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import { type ReturnedAnswers, readReturn } from "./read-return.ts";

/** A return that the viewer has given, read anew. Throws Invalid where it is no longer there, or cannot be read. */
export async function readGivenReturn(
  ctx: Context,
  ticket: string,
): Promise<{ readonly fileName: string; readonly returned: readonly ReturnedAnswers[] }> {
  const [upload] = await findUploads(ctx, [ticket]);
  if (!upload) throw new Invalid({ file: "This file is no longer here: choose it again." });
  const bytes = Buffer.concat(await Array.fromAsync(receivedBytes(ticket)));
  return { fileName: upload.fileName, returned: readReturn(await readPlanFile(bytes, upload.fileName)) };
}
