import { LRUCache } from "lru-cache";
import { type Context, currentContext } from "#lib/core/context.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import { cacheOfEpoch, keepUnlessFailed } from "#lib/core/memoize.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { receivedBytes } from "#lib/files/storage.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import type { Upload } from "#lib/recommendations/updates/store.ts";
import { agencyFinder } from "./agency-names.rules.ts";
import type { DraftChoices } from "./answers.rules.ts";
import type { ConfirmedImport } from "./commands.ts";
import { compareWithTracker } from "./comparison.reads.ts";
import type { Differences } from "./differences.types.ts";
import { getImportDraft, type ImportDraft } from "./drafts.store.ts";
import { guessChoices } from "./interpretation/guess.ts";
import { rowsOf } from "./interpretation/rows.ts";
import { shapeOf } from "./interpretation/shape.ts";
import type { PlanRow } from "./plan-rows.ts";
import type { PlanFile } from "./plan-tables.ts";
import { readPlanFile } from "./reading/read.ts";
import { answersFrom, loadRemembered } from "./remembered.reads.ts";
import type { StepFacts } from "./steps.rules.ts";
import { listNamesOfAgencies } from "./tracker-facts.reads.ts";

/** A draft of an import with its file as it was read, and the rows that the choices make of it. */
interface PreparedImport {
  readonly draft: ImportDraft;
  readonly file: PlanFile;
  readonly rows: readonly PlanRow[];
}

/** Reads the file of a draft. Throws NotFound, Forbidden, and Invalid if the file cannot be read. */
export async function prepareImport(ctx: Context, draftId: number): Promise<PreparedImport> {
  const draft = await getImportDraft(ctx.viewer, draftId);
  const file = await readReceived(ctx, draft);
  return { draft, file, rows: rowsOf(file, draft.choices.reading, await getKnownNames(ctx.db)) };
}

/** What an import that is being prepared would change in the tracker as of a context. */
export function differencesFor(ctx: Context, { draft, rows }: PreparedImport): Promise<Differences> {
  return compareWithTracker(ctx, rows, draft.choices.answers);
}

/** How a file is to be read at first: as the last file of the same shape was, or else as it is guessed. */
export async function firstChoices(viewer: Viewer, upload: Upload): Promise<DraftChoices> {
  const ctx = await currentContext(viewer);
  const file = await readReceived(ctx, upload);
  const { sameShape, owners } = await loadRemembered(ctx, shapeOf(guessChoices(file)));
  const reading = guessChoices(file, sameShape?.reading);
  // A sheet whose review is not known is asked about under its own name.
  const parts = reading.parts.map((part) => ({ ...part, review: part.review === "" ? part.name : part.review }));
  return { reading: { ...reading, parts }, ...answersFrom(sameShape, owners) };
}

/** Files that were read are kept for the next page of the same import: no more than one, since a file may be large. */
const filesRead = cacheOfEpoch(() => new LRUCache<string, Promise<PlanFile>>({ max: 1 }));

function readReceived(ctx: Context, { sha256, ticket, fileName }: Pick<Upload, "sha256" | "ticket" | "fileName">) {
  const cache = filesRead(ctx);
  const known = cache?.get(sha256);
  if (known) return known;
  const read = bytesOf(ticket).then((bytes) => readPlanFile(bytes, fileName));
  if (cache) keepUnlessFailed(cache, sha256, read);
  return read;
}

async function bytesOf(ticket: string): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(receivedBytes(ticket)));
}

/** What has to be known to say which steps of an import have something to ask. */
export async function stepFactsFor(ctx: Context, { draft: { choices }, rows }: PreparedImport): Promise<StepFacts> {
  const directory = await listAgencies(ctx);
  const names = await listNamesOfAgencies(ctx);
  return {
    choices,
    rows,
    codes: new Set((await listReviews(ctx)).map(({ code }) => code)),
    agencyNamed: agencyFinder(names, directory, choices.answers.owners, ctx.asOf.date),
  };
}

/** A draft as a page showed it, ready to be written. */
export async function confirmedImport(
  ctx: Context,
  posted: Pick<ConfirmedImport, "draftId" | "version" | "digest">,
): Promise<ConfirmedImport> {
  const prepared = await prepareImport(ctx, posted.draftId);
  return {
    ...posted,
    shape: shapeOf(guessChoices(prepared.file)),
    differences: (at) => differencesFor(at, prepared),
  };
}
