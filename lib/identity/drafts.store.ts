import { and, eq, lt } from "drizzle-orm";
import { drafts } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import type { FormValues } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";

export interface Draft {
  readonly fields: FormValues;
  readonly savedAt: Instant;
}

const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Keeps what somebody is typing on a page, in the place of what was kept before. Drafts of a month ago are cleared on the way. */
export async function saveDraft(
  personId: number,
  path: string,
  fields: FormValues,
  at: Instant = now(),
): Promise<void> {
  const draft = { fields, savedAt: at };
  await database().write(async (on) => {
    await on.delete(drafts).where(lt(drafts.savedAt, at - KEPT));
    await on
      .insert(drafts)
      .values({ personId, path, ...draft })
      .onConflictDoUpdate({ target: [drafts.personId, drafts.path], set: draft });
  });
}

/** What the viewer was typing on a page and has not posted: nobody else's. */
export async function findDraft(viewer: Viewer, path: string): Promise<Draft | null> {
  if (viewer.personId === null) return null;
  const row = await database().reading.select().from(drafts).where(isTheirs(viewer.personId, path)).get();
  return row ? { fields: row.fields, savedAt: row.savedAt } : null;
}

/** Throws a draft away, once it is posted or no longer wanted. */
export async function deleteDraft(viewer: Viewer, path: string): Promise<void> {
  const { personId } = viewer;
  if (personId === null) return;
  await database().write(async (on) => void (await on.delete(drafts).where(isTheirs(personId, path))));
}

function isTheirs(personId: number, path: string) {
  return and(eq(drafts.personId, personId), eq(drafts.path, path));
}
