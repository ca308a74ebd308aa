import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { formValues } from "#db/json.ts";
import { drafts, redactions, trail } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import { containsPassage, withoutPassage } from "#lib/core/draft-passages.ts";
import type { FormValues } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";

export interface Draft {
  readonly fields: FormValues;
  readonly savedAt: Instant;
  /** When a passage was last removed from it, and why; null if none was. */
  readonly redaction: { readonly at: Instant; readonly reason: string } | null;
}

const DRAFT_LIMIT = 30 * 24 * 60 * 60 * 1000;
/** One draft in bytes: more than the longest form with every field full. */
const MAX_DRAFT_BYTES = 500_000;
/** All drafts of a person. */
const MAX_DRAFTS_BYTES = 2_000_000;
const MAX_DRAFTS = 40;

/**
 * Saves what a person is typing on a page, replacing the earlier draft. Deletes drafts older than 30 days, and the person's
 * oldest where they have more than a person may have. Returns false, and saves nothing, if the draft is too long.
 */
export async function saveDraft(
  personId: number,
  path: string,
  fields: FormValues,
  at: Instant = now(),
): Promise<boolean> {
  if (Buffer.byteLength(JSON.stringify(fields)) > MAX_DRAFT_BYTES) return false;
  const draft = { fields, savedAt: at };
  await database().write(async (on) => {
    await on.delete(drafts).where(lt(drafts.savedAt, at - DRAFT_LIMIT));
    await on
      .insert(drafts)
      .values({ personId, path, ...draft })
      .onConflictDoUpdate({ target: [drafts.personId, drafts.path], set: draft });
    await deleteExcess(on, personId);
  });
  return true;
}

/** Deletes a person's oldest drafts until the others are few and short enough. */
async function deleteExcess(on: Writing, personId: number): Promise<void> {
  const own = await on
    .select({ path: drafts.path, bytes: sql<number>`octet_length(${drafts.fields})` })
    .from(drafts)
    .where(eq(drafts.personId, personId))
    .orderBy(desc(drafts.savedAt));
  let total = 0;
  const excess = own.filter(({ bytes }, index) => {
    total += bytes;
    return index >= MAX_DRAFTS || total > MAX_DRAFTS_BYTES;
  });
  if (excess.length === 0) return;
  const paths = excess.map(({ path }) => path);
  await on.delete(drafts).where(and(eq(drafts.personId, personId), inArray(drafts.path, paths)));
}

/** The viewer's own draft of a page; null if there is none. Throws ZodError if the stored values are malformed. */
export async function findDraft(viewer: Viewer, path: string): Promise<Draft | null> {
  if (viewer.personId === null) return null;
  const row = await database()
    .reading.select({
      fields: drafts.fields,
      savedAt: drafts.savedAt,
      redaction: { at: trail.at, reason: redactions.reason },
    })
    .from(drafts)
    .leftJoin(redactions, eq(redactions.trail, drafts.redactedBy))
    .leftJoin(trail, eq(trail.number, redactions.trail))
    .where(isDraftOf(viewer.personId, path))
    .get();
  if (!row) return null;
  const { at = null, reason = null } = row.redaction ?? {};
  const redaction = at !== null && reason !== null ? { at, reason } : null;
  return { fields: formValues.parse(row.fields), savedAt: row.savedAt, redaction };
}

/**
 * Replaces a passage in the drafts of all people, in the write of a redaction. What else they typed stays, and the number of
 * the redaction, so that they are told.
 */
export async function redactDrafts(on: Writing, event: number, passage: string, replacement: string): Promise<void> {
  const found = await on.select().from(drafts).where(containsPassage(drafts.fields, passage));
  for (const { personId, path, fields } of found)
    await on
      .update(drafts)
      .set({ fields: withoutPassage(fields, passage, replacement), redactedBy: event })
      .where(isDraftOf(personId, path));
}

/** Deletes the viewer's own draft of a page. */
export async function deleteDraft(viewer: Viewer, path: string): Promise<void> {
  const { personId } = viewer;
  if (personId === null) return;
  await database().write(async (on) => void (await on.delete(drafts).where(isDraftOf(personId, path))));
}

function isDraftOf(personId: number, path: string) {
  return and(eq(drafts.personId, personId), eq(drafts.path, path));
}
