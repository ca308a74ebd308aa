import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Reading, Writing } from "#db/client.ts";
import { formValues } from "#db/json.ts";
import { reviewDrafts, reviews } from "#db/schema/index.ts";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import { containsPassage, withoutPassage } from "#lib/core/draft-passages.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { type FormValues, parse } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { reviewForm } from "./review-drafts.rules.ts";
import { codeTaken, NOT_PUBLISHED_YET } from "./reviews.rules.ts";

/** A review that is being written. The business team shares it: one person begins it, another may finish it. */
export interface ReviewDraft {
  readonly id: number;
  readonly fields: FormValues;
  readonly version: number;
  readonly savedAt: Instant;
  readonly savedBy: number;
  /** The event number of the redaction that removed a passage from it; null if none did. */
  readonly redactedBy: number | null;
  /** The code of the review that it became; null while it is a draft. */
  readonly publishedAs: string | null;
}

/** One draft in bytes: more than the longest form with every field full. */
const MAX_DRAFT_BYTES = 500_000;
/** How long a draft stays after its review was published. */
const KEPT_AFTER_PUBLICATION = 30 * 24 * 60 * 60 * 1000;
/** The drafts of all people together. */
export const MAX_REVIEW_DRAFTS = 50;

/** The drafts that are not published yet, the last saved first. Throws Forbidden if the viewer may not publish reviews. */
export async function listReviewDrafts(viewer: Viewer): Promise<ReviewDraft[]> {
  assertMayPublish(viewer);
  const rows = await draftRows().where(isNull(reviewDrafts.reviewId)).orderBy(desc(reviewDrafts.savedAt));
  return rows.map(draftFrom);
}

/** One draft, published or not. Throws NotFound, and Forbidden if the viewer may not publish reviews. */
export async function getReviewDraft(viewer: Viewer, id: number): Promise<ReviewDraft> {
  assertMayPublish(viewer);
  const row = await draftRows().where(eq(reviewDrafts.id, id)).get();
  if (!row) throw new NotFound("draft of a review");
  return draftFrom(row);
}

function draftRows() {
  return database()
    .reading.select({ draft: reviewDrafts, publishedAs: reviews.code })
    .from(reviewDrafts)
    .leftJoin(reviews, eq(reviews.id, reviewDrafts.reviewId))
    .$dynamic();
}

function draftFrom({
  draft: { id, fields, version, savedAt, savedBy, redactedBy },
  publishedAs,
}: Awaited<ReturnType<typeof draftRows>>[number]): ReviewDraft {
  return { id, fields: formValues.parse(fields), version, savedAt, savedBy, redactedBy, publishedAs };
}

/** Begins a draft and returns its id; the same form sent twice begins one. */
export async function beginReviewDraft(
  viewer: Viewer,
  fields: FormValues,
  formKey: string | undefined,
  at: Instant = now(),
): Promise<number> {
  const savedBy = assertMayPublish(viewer);
  assertNotTooLong(fields);
  return database().write(async (on) => {
    const begun = formKey
      ? await on.select({ id: reviewDrafts.id }).from(reviewDrafts).where(eq(reviewDrafts.formKey, formKey)).get()
      : undefined;
    if (begun) return begun.id;
    const isOld = and(isNotNull(reviewDrafts.reviewId), lt(reviewDrafts.savedAt, at - KEPT_AFTER_PUBLICATION));
    await on.delete(reviewDrafts).where(isOld);
    if ((await on.$count(reviewDrafts, isNull(reviewDrafts.reviewId))) >= MAX_REVIEW_DRAFTS)
      throw new Conflict(`There are ${MAX_REVIEW_DRAFTS} drafts of reviews already: publish or delete one first.`);
    const values = { fields, version: 1, savedAt: at, savedBy, formKey: formKey ?? null };
    return (await on.insert(reviewDrafts).values(values).returning({ id: reviewDrafts.id }).get()).id;
  });
}

/** Saves a draft in place of the version that the person saw. Throws Conflict if another person has saved it since. */
export async function saveReviewDraft(
  viewer: Viewer,
  id: number,
  seen: number,
  fields: FormValues,
  at: Instant = now(),
): Promise<void> {
  const savedBy = assertMayPublish(viewer);
  assertNotTooLong(fields);
  await database().write(async (on) => {
    await assertUnpublished(on, id, seen);
    await on
      .update(reviewDrafts)
      .set({ fields, savedAt: at, savedBy, redactedBy: null, version: sql`${reviewDrafts.version} + 1` })
      .where(eq(reviewDrafts.id, id));
  });
}

/** Deletes a draft. Throws Conflict if another person has saved or published it since the page was made. */
export async function deleteReviewDraft(viewer: Viewer, id: number, seen: number): Promise<void> {
  assertMayPublish(viewer);
  await database().write(async (on) => {
    await assertUnpublished(on, id, seen);
    await on.delete(reviewDrafts).where(eq(reviewDrafts.id, id));
  });
}

/** Throws NotFound if there is no such draft, and Conflict if it is not the version that the person saw, or is published. */
export async function assertUnpublished(on: Reading, id: number, seen: number): Promise<void> {
  const { version, reviewId } = reviewDrafts;
  const draft = await on.select({ version, reviewId }).from(reviewDrafts).where(eq(reviewDrafts.id, id)).get();
  if (!draft) throw new NotFound("draft of a review");
  if (draft.reviewId !== null) throw new Conflict("Another person has published this review already.");
  if (draft.version !== seen)
    throw new Conflict(
      "Another person saved this draft while you had the page open. Open it in another tab to see what they changed.",
      [],
      draft.version,
    );
}

/** Marks a draft as published in the write that publishes it. It stays for a while, so that its form can be sent twice. */
export async function markAsPublished(on: Writing, id: number, reviewId: number): Promise<void> {
  await on.update(reviewDrafts).set({ reviewId }).where(eq(reviewDrafts.id, id));
}

/** Whether the review in a draft can be checked and published. Throws Invalid, with a sentence for each field. */
export async function assertComplete(fields: FormValues): Promise<void> {
  const { code, publishedOn } = await parse(reviewForm, fields);
  const taken = await database().reading.select({ id: reviews.id }).from(reviews).where(eq(reviews.code, code)).get();
  if (taken) throw new Invalid({ code: codeTaken(code) });
  if (publishedOn > dateOf(now())) throw new Invalid({ publishedOn: NOT_PUBLISHED_YET });
}

/**
 * Replaces a passage in all drafts, in the write of a redaction. A page that was open before can no longer save the
 * passage again, because the version goes up.
 */
export async function redactReviewDrafts(
  on: Writing,
  event: number,
  passage: string,
  replacement: string,
): Promise<void> {
  const found = await on.select().from(reviewDrafts).where(containsPassage(reviewDrafts.fields, passage));
  for (const { id, fields, version } of found)
    await on
      .update(reviewDrafts)
      .set({ fields: withoutPassage(fields, passage, replacement), redactedBy: event, version: version + 1 })
      .where(eq(reviewDrafts.id, id));
}

function assertMayPublish(viewer: Viewer): number {
  if (viewer.personId === null || !mayDo(viewer, "publishReview"))
    throw new Forbidden("publishReview", "a draft of a review");
  return viewer.personId;
}

function assertNotTooLong(fields: FormValues): void {
  if (Buffer.byteLength(JSON.stringify(fields)) > MAX_DRAFT_BYTES)
    throw new Invalid({ list: "This is too long to be saved: keep the list to the recommendations themselves." });
}
