import type { Context } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { receivedBytes } from "#lib/files/storage.ts";
import { readPlanFile } from "#lib/imports/reading/read.ts";
import { findUploads } from "#lib/recommendations/updates/store.ts";
import { type ReturnField, ratingFromWords } from "./fields.ts";
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

/** What a given return says about one recommendation, to start the form of an update from. */
export interface GivenAnswers extends Readonly<Record<ReturnField, string>> {
  readonly agencyId: number;
}

/** The answers on a recommendation in a return that the viewer has given; null where there are none, or the file is gone. */
export async function findGivenAnswers(ctx: Context, ticket: string, reference: string): Promise<GivenAnswers | null> {
  const given = await readGivenReturn(ctx, ticket).catch((error: unknown) => {
    if (error instanceof Invalid) return null;
    throw error;
  });
  const one = given?.returned.find(({ key, problem }) => key?.reference === reference && problem === null);
  if (!one?.key) return null;
  return { ...one.answers, rating: ratingFromWords(one.answers.rating) ?? "", agencyId: one.key.agencyId };
}
