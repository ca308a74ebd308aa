import { eq, type SQL, sql } from "drizzle-orm";
import { newSalt, placeKey, textDigest } from "#db/chain.ts";
import type { Writing } from "#db/client.ts";
import { type FreeText, formsOf, freeTextsOf, isChecksum, replaceText, trailsWith } from "#db/free-texts.ts";
import {
  evidence,
  imports,
  redactedTexts,
  redactions,
  reviewFiles,
  salts,
  trail as trailRows,
  uploads,
} from "#db/schema/index.ts";
import { type CommandOptions, defineCommand, type Receipt } from "#lib/core/command.ts";
import type { WriteContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { mapTexts } from "#lib/core/draft-passages.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { REMOVED } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { deleteScanResult } from "#lib/files/scanning/store.ts";
import { deleteReceivedBytes, deleteStoredBytes } from "#lib/files/storage.ts";
import { redactDrafts } from "#lib/identity/drafts.store.ts";
import { dropImportDrafts, redactImportDrafts } from "#lib/imports/drafts.redaction.store.ts";
import { redactReviewDrafts } from "#lib/partnership/review-drafts.store.ts";
import { fileRemoval, MOST_WRITES, passageRemoval } from "./rules.ts";
import { fixedFieldsOf } from "./stored-json.ts";

/**
 * Removes a passage from one event, or from every event that contains it. It is gone from the database file and its log
 * when this returns. When, by whom and why it was removed is recorded. Returns the number of events that it was removed from.
 */
export async function redact(
  viewer: Viewer,
  input: FormValues,
  occasion: CommandOptions = {},
): Promise<Receipt<number>> {
  const { trail, result } = await removePassage(viewer, input, occasion);
  for (const ticket of result?.waiting ?? []) await deleteReceivedBytes(ticket);
  await database().vacuum();
  return { trail, result: result?.writes };
}

/**
 * Removes a file of evidence, of a review or of an imported plan, with its name and title, from every event that has the same
 * file. Its bytes are gone when this returns.
 */
export async function removeFile(viewer: Viewer, input: FormValues, occasion: CommandOptions = {}): Promise<Receipt> {
  const { trail, result } = await removeFileRows(viewer, input, occasion);
  if (result?.sha256) await deleteStoredBytes(result.sha256);
  for (const ticket of result?.waiting ?? []) await deleteReceivedBytes(ticket);
  await database().vacuum();
  return { trail };
}

const removePassage = defineCommand({
  name: "redact",
  input: passageRemoval,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { factTrail, passage, everywhere, reason }) {
    const row = await ctx.db
      .select({ number: trailRows.number })
      .from(trailRows)
      .where(eq(trailRows.number, factTrail))
      .get();
    if (!row) throw new NotFound("trail row");
    if (reason.includes(passage)) throw new Invalid({ reason: "Say why without repeating the passage." });
    const forms = formsOf(passage);
    const texts = (everywhere ? trailsWith(ctx.db, passage) : [factTrail])
      .flatMap((number) => freeTextsOf(ctx.db, number))
      .filter((text) => !isChecksum(text) && withoutForms(text, forms) !== text.text);
    const writes = new Set(texts.map((text) => text.trail)).size;
    if (writes > MOST_WRITES)
      throw new Invalid({
        passage: `This is in ${writes} places: copy a longer passage, or remove it from here only.`,
      });
    if (texts.length === 0)
      throw new Invalid({
        passage: `This passage is not ${everywhere ? "anywhere in the tracker" : "in this entry"}: copy it letter by letter.`,
      });
    return { kind: "trail", id: factTrail, texts, writes };
  },
  async write(ctx, { input: { passage, reason }, subject: { texts, writes } }) {
    await ctx.db.insert(redactions).values({ trail: ctx.event, what: "passage", reason });
    const forms = formsOf(passage);
    for (const text of texts) await rewrite(ctx.db, ctx.event, text, withoutForms(text, forms));
    await redactDrafts(ctx.db, ctx.event, passage, REMOVED);
    await redactReviewDrafts(ctx.db, ctx.event, passage, REMOVED);
    await redactImportDrafts(ctx.db, ctx.event, passage, REMOVED);
    const waiting = await dropUploads(ctx.db, sql`instr(${uploads.fileName}, ${passage}) > 0`);
    return { writes, waiting };
  },
});

const removeFileRows = defineCommand({
  name: "removeFile",
  input: fileRemoval,
  onIdentifier: "refuse",
  freeText: ({ reason }) => ({ reason }),
  async subject(ctx, { evidenceId, reviewFileTrail, importTrail }) {
    const found =
      evidenceId !== undefined
        ? await findEvidence(ctx.db, evidenceId)
        : importTrail !== undefined
          ? await findImport(ctx.db, importTrail)
          : await findReviewFile(ctx.db, reviewFileTrail);
    if (!found) throw new NotFound("file");
    if (found.sha256 === null && found.url === null) throw new Conflict("This has been removed already.");
    return { kind: "trail", id: found.trail, ...found };
  },
  async write(ctx, { input: { evidenceId, reason }, subject: { sha256 } }) {
    await ctx.db.insert(redactions).values({ trail: ctx.event, what: "file", reason });
    if (sha256 === null) {
      await removeEvidenceRows(ctx, eq(evidence.id, evidenceId ?? 0));
      return { sha256, waiting: [] };
    }
    await removeEvidenceRows(ctx, eq(evidence.sha256, sha256));
    await removeReviewFileRows(ctx, sha256);
    await removeImportRows(ctx, sha256);
    await deleteScanResult(ctx.db, sha256);
    const waiting = await dropUploads(ctx.db, eq(uploads.sha256, sha256));
    return { sha256, waiting: [...waiting, ...(await dropImportDrafts(ctx.db, sha256))] };
  },
});

function findEvidence(on: Writing, id: number) {
  return on
    .select({ trail: evidence.trail, sha256: evidence.sha256, url: evidence.url })
    .from(evidence)
    .where(eq(evidence.id, id))
    .get();
}

function findImport(on: Writing, trail: number) {
  return on
    .select({ trail: imports.trail, sha256: imports.sha256, url: sql<null>`null` })
    .from(imports)
    .where(eq(imports.trail, trail))
    .get();
}

function findReviewFile(on: Writing, trail = 0) {
  return on
    .select({ trail: reviewFiles.trail, sha256: reviewFiles.sha256, url: sql<null>`null` })
    .from(reviewFiles)
    .where(eq(reviewFiles.trail, trail))
    .get();
}

/** Removes the titles and the names of pieces of evidence, with their addresses and checksums. */
async function removeEvidenceRows(ctx: WriteContext, which: SQL): Promise<void> {
  const rows = await ctx.db.select({ id: evidence.id, trail: evidence.trail }).from(evidence).where(which);
  for (const row of rows) {
    const ofThatWrite = await ctx.db
      .select({ id: evidence.id })
      .from(evidence)
      .where(eq(evidence.trail, row.trail))
      .orderBy(evidence.id);
    const index = ofThatWrite.findIndex(({ id }) => id === row.id);
    const texts = freeTextsOf(ctx.db, row.trail).filter((text) => text.table === "evidence" && text.row === index);
    for (const text of texts)
      await rewrite(ctx.db, ctx.event, text, isChecksum(text) || text.column === "url" ? null : REMOVED);
  }
}

/** Removes the names and the checksums of imported plans. What was answered about the file stays, and what it did not bring. */
async function removeImportRows(ctx: WriteContext, sha256: string): Promise<void> {
  const rows = await ctx.db.select({ trail: imports.trail }).from(imports).where(eq(imports.sha256, sha256));
  for (const { trail } of rows)
    for (const text of freeTextsOf(ctx.db, trail).filter(isOfImportedFile))
      await rewrite(ctx.db, ctx.event, text, isChecksum(text) ? null : REMOVED);
}

/** Whether a free text is the name or the checksum of an imported file. */
function isOfImportedFile({ table, column }: FreeText): boolean {
  return table === "imports" && (column === "file_name" || column === "sha256");
}

/** Removes the names and the checksums of files of reviews. */
async function removeReviewFileRows(ctx: WriteContext, sha256: string): Promise<void> {
  const rows = await ctx.db
    .select({ trail: reviewFiles.trail })
    .from(reviewFiles)
    .where(eq(reviewFiles.sha256, sha256));
  for (const { trail } of rows)
    for (const text of freeTextsOf(ctx.db, trail).filter(({ table }) => table === "review_files"))
      await rewrite(ctx.db, ctx.event, text, isChecksum(text) ? null : REMOVED);
}

/** A text without the passage. Of one that is stored as JSON, only what people wrote is changed. */
function withoutForms(text: FreeText, forms: readonly string[]): string {
  const without = (words: string) => forms.reduce((left, form) => left.replaceAll(form, REMOVED), words);
  const fixed = fixedFieldsOf(text);
  return fixed === null ? without(text.text) : JSON.stringify(mapTexts(JSON.parse(text.text), without, fixed));
}

/** Deletes the rows of files that were received and not posted yet. Returns their tickets, so that the caller deletes their bytes. */
async function dropUploads(on: Writing, which: SQL): Promise<string[]> {
  const rows = await on.delete(uploads).where(which).returning({ ticket: uploads.ticket });
  return rows.map(({ ticket }) => ticket);
}

/** Replaces a text, keeps its digest for the chain, and gives the replacement a new salt. */
async function rewrite(on: Writing, trail: number, { text, ...place }: FreeText, replacement: string | null) {
  const kept = await on.select({ byPlace: salts.byPlace }).from(salts).where(eq(salts.trailNumber, place.trail)).get();
  const { [placeKey(place)]: salt = null, ...others } = kept?.byPlace ?? {};
  const saltAfter = newSalt(replacement);
  await on.insert(redactedTexts).values({
    trail,
    factTrail: place.trail,
    factTable: place.table,
    row: place.row,
    column: place.column,
    digestBefore: textDigest(text, salt),
    digestAfter: textDigest(replacement, saltAfter),
  });
  replaceText(on, place, replacement);
  await on
    .update(salts)
    .set({ byPlace: { ...others, ...(saltAfter && { [placeKey(place)]: saltAfter }) } })
    .where(eq(salts.trailNumber, place.trail));
}
