import { z } from "zod";
import { importCounts } from "#db/json.ts";
import { imports } from "#db/schema/index.ts";
import { type CommandOptions, defineCommand, type Receipt, writeTogether } from "#lib/core/command.ts";
import { asOfInstant, type Context, currentContext } from "#lib/core/context.ts";
import { Conflict } from "#lib/core/errors.ts";
import { seenFact } from "#lib/core/input.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { visibilityOf } from "#lib/core/visibility.ts";
import { storeBytes } from "#lib/files/storage.ts";
import { countChanges, countEvents, isNothingToImport, thingLeftOut, thingsLeftOut } from "./counts.rules.ts";
import { digestOfDifferences } from "./differences.rules.ts";
import type { Differences } from "./differences.types.ts";
import { assertOpenDraft, getImportDraft, markAsImported } from "./drafts.store.ts";
import { runPlannedWrites } from "./planned-writes.ts";

/**
 * Records that a plan was imported, and keeps its file. What it writes follows, each with an event of its own. Throws
 * Conflict if the draft was changed or imported since the page was made, or if its file is gone.
 */
export const importPlan = defineCommand({
  name: "importPlan",
  input: z.object({
    draftId: seenFact,
    version: seenFact,
    /** The headings of the file in short. */
    shape: z.string(),
    counts: importCounts,
    leftOut: z.array(thingLeftOut),
  }),
  async subject(ctx, { draftId, version }) {
    await assertOpenDraft(ctx.db, draftId, version);
    return { kind: "import", id: "new", draft: await getImportDraft(ctx.viewer, draftId, ctx.db) };
  },
  freeText: (_input, { draft }) => ({ fileName: draft.fileName.replaceAll("_", " ") }),
  async write(ctx, { input: { shape, counts, leftOut }, subject: { draft } }) {
    if (!(await storeBytes(draft.ticket, draft.sha256)))
      throw new Conflict("The file of this import is no longer here. Begin again with the file.");
    const { fileName, sha256, mediaType, bytes } = draft;
    const choices = JSON.stringify(draft.choices);
    await ctx.db.insert(imports).values({
      trail: ctx.event,
      fileName,
      sha256,
      mediaType,
      bytes,
      shape,
      choices,
      leftOut: JSON.stringify(leftOut),
      counts,
    });
    await markAsImported(ctx.db, draft.id, ctx.event);
  },
});

/** What a person confirms: the draft and the differences as the page showed them. */
export interface ConfirmedImport {
  readonly draftId: number;
  readonly version: number;
  /** The digest of the differences on the page. */
  readonly digest: string;
  readonly shape: string;
  /** The differences as of the write, which are the same unless the tracker has changed since. */
  differences(ctx: Context): Promise<Differences>;
}

const CHANGED = "The tracker has changed since this page was made. Look at what would change now, then confirm it.";

/**
 * Writes all that a plan changes in one transaction: the import itself, and then each fact with an event of its own and
 * the cell that it came from. Throws Conflict if what would change is not what was shown, or if there is nothing to import.
 */
export async function confirmImport(
  viewer: Viewer,
  confirmed: ConfirmedImport,
  options: CommandOptions = {},
): Promise<Receipt> {
  const { draftId, version, digest, shape } = confirmed;
  // Compared before the lock is taken, and again only if something was written meanwhile.
  const before = await currentContext(viewer);
  const compared = await confirmed.differences(before);
  return writeTogether(viewer, async (within) => {
    const { importTrail } = await getImportDraft(viewer, draftId, within);
    // The same form sent twice is written once.
    if (importTrail !== null) return { trail: importTrail };
    await assertOpenDraft(within, draftId, version);
    const ctx = { viewer, visibility: visibilityOf(viewer), db: within, asOf: await asOfInstant(options.at, within) };
    const differences = ctx.asOf.event === before.asOf.event ? compared : await confirmed.differences(ctx);
    if (isNothingToImport(differences))
      throw new Conflict("Everything in the file is in the tracker already, so there is nothing to import.");
    if (digestOfDifferences(differences) !== digest) throw new Conflict(CHANGED);
    const counts = { ...countChanges(differences), events: countEvents(differences) };
    const leftOut = thingsLeftOut(differences);
    const receipt = await importPlan(viewer, { draftId, version, shape, counts, leftOut }, { ...options, within });
    const knownNames = await getKnownNames(within);
    await runPlannedWrites(viewer, differences, receipt.trail, { at: options.at, within, knownNames });
    return { trail: receipt.trail };
  });
}
