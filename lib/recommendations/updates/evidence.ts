import { evidence } from "#db/schema/index.ts";
import { dateOf, formatDate, type Instant } from "#lib/core/clock.ts";
import type { Context, WriteContext } from "#lib/core/context.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { listEvidence, listEvidenceFiles } from "./queries.ts";
import { type EvidenceSlot, isFutureDate } from "./rules.ts";
import { claimUpload, findUploads, type Upload } from "./store.ts";

/** The pieces of evidence in a form; null for an empty one. */
type Slots = readonly (EvidenceSlot | null)[];

/** Throws Invalid for evidence of a date in the future. */
export function assertNotFuture(slots: Slots, at: Instant) {
  const wrong = slots.flatMap((one, index) =>
    one && isFutureDate(one.trueOn, at)
      ? [[`evidence.${index}.trueOn`, "Enter today or an earlier day as the date of the evidence."] as const]
      : [],
  );
  if (wrong.length > 0) throw new Invalid(Object.fromEntries(wrong));
}

/** Throws NotFound if the older version is not of this recommendation, and Conflict if it was replaced already. */
export async function assertReplaceable(ctx: VisibleSnapshot, { id }: { readonly id: number }, replaced: number) {
  const all = await listEvidence(ctx, id);
  const older = all.find((one) => one.id === replaced);
  if (!older) throw new NotFound("evidence");
  if (older.replacedBy !== null) throw new Conflict("A newer version has already replaced this.");
}

/** The uploads by the index of their slot. */
type UploadsBySlot = ReadonlyMap<number, Upload>;

/** The viewer's uploads that the slots refer to. A slot whose upload is gone has none. */
export async function getUploadsBySlot(ctx: Context, slots: Slots): Promise<UploadsBySlot> {
  const tickets = slots.map((one) => one?.ticket ?? null);
  const found = await findUploads(
    ctx,
    tickets.flatMap((ticket) => ticket ?? []),
  );
  return new Map(
    tickets.flatMap((ticket, index): [number, Upload][] => {
      const upload = found.find((one) => one.ticket === ticket);
      return upload ? [[index, upload]] : [];
    }),
  );
}

/**
 * Throws Invalid for a file that is on the recommendation already, or twice in the form, unless the person said to add it
 * again. Files are the same if every byte is.
 */
export async function assertNotAgain(
  ctx: VisibleSnapshot,
  { id }: { readonly id: number },
  slots: Slots,
  uploads: UploadsBySlot,
) {
  const existing = await listEvidenceFiles(ctx, id);
  const fields: Record<string, string> = {};
  for (const [index, { sha256, fileName }] of uploads) {
    if (slots[index]?.again) continue;
    const older = existing.find((one) => one.sha256 === sha256);
    const [earlier] = [...uploads].find(([place, one]) => place < index && one.sha256 === sha256) ?? [];
    const same = older
      ? `“${older.title}”, added on ${formatDate(dateOf(older.at))}`
      : earlier !== undefined && `the file of evidence ${earlier + 1}`;
    if (same)
      fields[`evidence.${index}.again`] = `“${fileName}” is the same file as ${same}. Say whether to add it again.`;
  }
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}

/** The titles and file names of evidence as free text, since a file name can identify a child too. */
export function evidenceTexts(slots: Slots, uploads: UploadsBySlot): Record<string, string> {
  const titles = slots.map((one, index): [string, string] => [`evidence.${index}.title`, one?.title ?? ""]);
  const names = [...uploads].map(([index, { fileName }]): [string, string] => [
    `evidence.${index}.file`,
    fileName.replaceAll("_", " "),
  ]);
  return Object.fromEntries([...titles, ...names]);
}

/** Stores the evidence of a form with its files. Throws Invalid if a file is gone. */
export async function appendEvidence(
  ctx: WriteContext,
  fact: { trail: number; recommendationId: number; agencyId: number; held: boolean; replacesId: number | null },
  slots: Slots,
) {
  for (const [index, one] of slots.entries()) {
    if (!one) continue;
    const { ticket, url, shows, trueOn } = one;
    const file = ticket === null ? null : await claimUpload(ctx.db, ctx.viewer, ticket, `evidence.${index}.file`);
    await ctx.db.insert(evidence).values({
      ...fact,
      title: one.title || (file?.fileName ?? ""),
      shows,
      trueOn,
      url,
      sha256: file?.sha256 ?? null,
      fileName: file?.fileName ?? null,
      mediaType: file?.mediaType ?? null,
      bytes: file?.bytes ?? null,
      placeRemoved: file?.placeRemoved ?? null,
    });
  }
}
