import { parseId } from "#app/components/forms/parse-id.ts";
import { storedFile } from "#app/responses/stored-file.ts";
import { getReviewFile } from "#lib/recommendations/review-files/queries.ts";
import { openStoredFile } from "#lib/recommendations/updates/scanning.store.ts";

/** Downloads the file of a review. */
export async function GET(_request: Request, { params }: { params: Promise<{ trail: string }> }) {
  const { trail } = await params;
  return storedFile(async (ctx) => {
    const file = await getReviewFile(ctx, parseId(trail));
    return { ...file, content: await openStoredFile(file.sha256) };
  });
}
