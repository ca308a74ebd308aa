import { and, desc, eq, lte } from "drizzle-orm";
import { reviewFiles, trail } from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";

/** The file of a review. */
export interface ReviewFile {
  /** The event that added it. */
  readonly trail: number;
  readonly at: Instant;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Null once the file was removed. */
  readonly sha256: string | null;
}

const columns = {
  trail: reviewFiles.trail,
  at: trail.at,
  fileName: reviewFiles.fileName,
  mediaType: reviewFiles.mediaType,
  bytes: reviewFiles.bytes,
  sha256: reviewFiles.sha256,
};

/** The file of a review as of an instant, the last that was added; null if it has none. */
export async function findReviewFile(ctx: Snapshot, reviewId: number): Promise<ReviewFile | null> {
  const row = await ctx.db
    .select(columns)
    .from(reviewFiles)
    .innerJoin(trail, eq(trail.number, reviewFiles.trail))
    .where(and(eq(reviewFiles.reviewId, reviewId), lte(reviewFiles.trail, ctx.asOf.event)))
    .orderBy(desc(reviewFiles.trail))
    .limit(1)
    .get();
  return row ?? null;
}

/** A file by the event that added it, with its checksum. Throws NotFound, also once it was removed. */
export async function getReviewFile(ctx: Snapshot, event: number): Promise<ReviewFile & { readonly sha256: string }> {
  const row = await ctx.db
    .select(columns)
    .from(reviewFiles)
    .innerJoin(trail, eq(trail.number, reviewFiles.trail))
    .where(and(eq(reviewFiles.trail, event), lte(reviewFiles.trail, ctx.asOf.event)))
    .get();
  if (!row || row.sha256 === null) throw new NotFound("file of a review");
  return { ...row, sha256: row.sha256 };
}
