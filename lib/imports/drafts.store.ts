import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Reading, Writing } from "#db/client.ts";
import { importDrafts, uploads } from "#db/schema/index.ts";
import { mayDo } from "#lib/core/access.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Forbidden, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { deleteReceivedBytes } from "#lib/files/storage.ts";
import type { Upload } from "#lib/recommendations/updates/store.ts";
import { type DraftChoices, draftChoices } from "./answers.rules.ts";

/** An import that is being prepared. The business team shares it: one person begins it, another may finish it. */
export interface ImportDraft {
  readonly id: number;
  readonly ticket: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly choices: DraftChoices;
  readonly version: number;
  readonly savedAt: Instant;
  readonly savedBy: number;
  /** The event number of the redaction that removed a passage from it; null if none did. */
  readonly redactedBy: number | null;
  /** The import that it became; null while it is a draft. */
  readonly importTrail: number | null;
}

/** How long a draft stays after it was imported, or after it was last saved. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;
/** The drafts of all people together, each with a file that waits. */
const MAX_IMPORT_DRAFTS = 30;

/** The imports that are not confirmed yet, the last saved first. Throws Forbidden if the viewer may not import plans. */
export async function listImportDrafts(viewer: Viewer): Promise<ImportDraft[]> {
  assertMayImport(viewer);
  const rows = await database()
    .reading.select()
    .from(importDrafts)
    .where(isNull(importDrafts.importTrail))
    .orderBy(desc(importDrafts.savedAt));
  return rows.map(draftFrom);
}

/** One draft, confirmed or not. Throws NotFound, and Forbidden if the viewer may not import plans. */
export async function getImportDraft(
  viewer: Viewer,
  id: number,
  on: Reading = database().reading,
): Promise<ImportDraft> {
  assertMayImport(viewer);
  const row = await on.select().from(importDrafts).where(eq(importDrafts.id, id)).get();
  if (!row) throw new NotFound("draft of an import");
  return draftFrom(row);
}

function draftFrom({ formKey: _, choices, ...row }: typeof importDrafts.$inferSelect): ImportDraft {
  return { ...row, choices: draftChoices.parse(choices) };
}

/**
 * Begins a draft of an uploaded file and returns its id; the same form sent twice begins one. The file then belongs to the
 * draft instead of the uploads that are deleted after a day.
 */
export async function beginImportDraft(
  viewer: Viewer,
  { ticket, fileName, sha256, mediaType, bytes }: Upload,
  choices: DraftChoices,
  formKey: string | undefined,
  at: Instant = now(),
): Promise<number> {
  const savedBy = assertMayImport(viewer);
  const { id, stale } = await database().write(async (on) => {
    const begun = formKey
      ? await on.select({ id: importDrafts.id }).from(importDrafts).where(eq(importDrafts.formKey, formKey)).get()
      : undefined;
    if (begun) return { id: begun.id, stale: [] };
    const stale = await deleteStale(on, at);
    if ((await on.$count(importDrafts, isNull(importDrafts.importTrail))) >= MAX_IMPORT_DRAFTS)
      throw new Conflict(`${MAX_IMPORT_DRAFTS} imports are being prepared already. Finish or delete one first.`);
    await on.delete(uploads).where(eq(uploads.ticket, ticket));
    const file = { ticket, fileName, sha256, mediaType, bytes };
    const row = { ...file, choices, version: 1, savedAt: at, savedBy, formKey: formKey ?? null };
    return { id: (await on.insert(importDrafts).values(row).returning({ id: importDrafts.id }).get()).id, stale };
  });
  for (const old of stale) await deleteReceivedBytes(old);
  return id;
}

/** Deletes drafts that were imported or left a month ago. Returns the tickets of the files that waited. */
async function deleteStale(on: Writing, at: Instant): Promise<string[]> {
  const { importTrail, savedAt, ticket } = importDrafts;
  await on.delete(importDrafts).where(and(isNotNull(importTrail), lt(savedAt, at - KEPT_FOR)));
  const rows = await on
    .delete(importDrafts)
    .where(and(isNull(importTrail), lt(savedAt, at - KEPT_FOR)))
    .returning({ ticket });
  return rows.map((row) => row.ticket);
}

/** Saves a draft in place of the version that the person saw. Throws Conflict if another person has saved it since. */
export async function saveImportDraft(
  viewer: Viewer,
  id: number,
  seen: number,
  choices: DraftChoices,
  at: Instant = now(),
): Promise<void> {
  const savedBy = assertMayImport(viewer);
  await database().write(async (on) => {
    await assertOpenDraft(on, id, seen);
    await on
      .update(importDrafts)
      .set({ choices, savedAt: at, savedBy, redactedBy: null, version: sql`${importDrafts.version} + 1` })
      .where(eq(importDrafts.id, id));
  });
}

/** Deletes a draft with its file. Throws Conflict if another person has saved or confirmed it since the page was made. */
export async function deleteImportDraft(viewer: Viewer, id: number, seen: number): Promise<void> {
  assertMayImport(viewer);
  const ticket = await database().write(async (on) => {
    await assertOpenDraft(on, id, seen);
    const row = await on
      .delete(importDrafts)
      .where(eq(importDrafts.id, id))
      .returning({ ticket: importDrafts.ticket })
      .get();
    return row?.ticket;
  });
  if (ticket !== undefined) await deleteReceivedBytes(ticket);
}

/** Throws NotFound if there is no such draft, and Conflict if it is not the version that the person saw, or is imported. */
export async function assertOpenDraft(on: Reading, id: number, seen: number): Promise<void> {
  const { version, importTrail } = importDrafts;
  const draft = await on.select({ version, importTrail }).from(importDrafts).where(eq(importDrafts.id, id)).get();
  if (!draft) throw new NotFound("draft of an import");
  if (draft.importTrail !== null) throw new Conflict("This file has been imported already.");
  if (draft.version !== seen)
    throw new Conflict(
      "Another person saved this import while you had the page open. Open it in another tab to see what they changed.",
      [],
      draft.version,
    );
}

/** Marks a draft as imported, in the write that imports it. */
export async function markAsImported(on: Writing, id: number, importTrail: number): Promise<void> {
  await on.update(importDrafts).set({ importTrail }).where(eq(importDrafts.id, id));
}

function assertMayImport(viewer: Viewer): number {
  if (viewer.personId === null || !mayDo(viewer, "importPlan")) throw new Forbidden("importPlan", "an import");
  return viewer.personId;
}
