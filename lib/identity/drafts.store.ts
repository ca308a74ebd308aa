import { and, eq, lt } from "drizzle-orm";
import { formValues } from "#db/json.ts";
import { drafts } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import type { FormValues } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";

export interface Draft {
  readonly fields: FormValues;
  readonly savedAt: Instant;
}

const DRAFT_LIMIT = 30 * 24 * 60 * 60 * 1000;

/** Saves what a person is typing on a page, replacing the earlier draft. Also deletes drafts older than 30 days. */
export async function saveDraft(
  personId: number,
  path: string,
  fields: FormValues,
  at: Instant = now(),
): Promise<void> {
  const draft = { fields, savedAt: at };
  await database().write(async (on) => {
    await on.delete(drafts).where(lt(drafts.savedAt, at - DRAFT_LIMIT));
    await on
      .insert(drafts)
      .values({ personId, path, ...draft })
      .onConflictDoUpdate({ target: [drafts.personId, drafts.path], set: draft });
  });
}

/** The viewer's own draft of a page; null if there is none. Throws ZodError if the stored values are malformed. */
export async function findDraft(viewer: Viewer, path: string): Promise<Draft | null> {
  if (viewer.personId === null) return null;
  const row = await database().reading.select().from(drafts).where(isDraftOf(viewer.personId, path)).get();
  return row ? { fields: formValues.parse(row.fields), savedAt: row.savedAt } : null;
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
