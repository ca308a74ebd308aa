import { and, desc, eq, isNotNull, lte, type Placeholder, sql } from "drizzle-orm";
import { evidence, importSources, recommendations, scans, trail, updates } from "#db/schema/index.ts";
import { mayRead } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import type { AsOf, Context, Snapshot } from "#lib/core/context.ts";
import { Hidden, NotFound } from "#lib/core/errors.ts";
import { aliased, countsAsOf, isVisible, releasedBy, type VisibleSnapshot } from "#lib/core/visibility.ts";
import { scanStateOf } from "#lib/files/scanning/rules.ts";

/** SQL condition: an update was replaced by a correction that is not held for review, as of an instant. */
export function isCorrected({ event: upTo }: AsOf) {
  return sql`exists (select 1 from ${updates} n where n.corrects_trail = ${updates.trail} and n.trail <= ${upTo}
    and ${countsAsOf(aliased("n"), upTo)})`;
}

/** SQL expression: whether an update came from a plan that was imported, so that no one reported it on the day it was posted. */
export const isImported =
  sql<boolean>`exists (select 1 from ${importSources} s where s.trail = ${updates.trail})`.mapWith(Boolean);

/** SQL expression: the id of the newer version that replaces a piece of evidence, up to a trail number; null if there is none. */
export function replacedBy(upTo: number | Placeholder) {
  return sql<
    number | null
  >`(select max(n.id) from ${evidence} n where n.replaces_id = ${evidence.id} and n.trail <= ${upTo}
    and ${countsAsOf(aliased("n"), upTo)})`;
}

/** SQL condition: a piece of evidence is current as of an instant, neither removed nor replaced. */
export function isCurrentEvidence({ event }: { readonly event: number | Placeholder }) {
  return sql`(${replacedBy(event)} is null and not (${isRemoved}))`;
}

/** Redaction removes the checksum of a file and the address of a link. */
const isRemoved = sql<boolean>`${evidence.sha256} is null and ${evidence.url} is null`;

/** The verdict of the virus scanner on a file; null if it is not scanned yet. */
const verdict = sql<
  "clean" | "found" | null
>`(select ${scans.verdict} from ${scans} where ${scans.sha256} = ${evidence.sha256})`;

const updateColumns = {
  trail: updates.trail,
  at: trail.at,
  personId: trail.personId,
  role: trail.role,
  sample: trail.sample,
  agencyId: updates.agencyId,
  asOwner: updates.asOwner,
  rating: updates.rating,
  nothingChanged: updates.nothingChanged,
  done: updates.done,
  difference: updates.difference,
  next: updates.next,
  inTheWay: updates.inTheWay,
  correctsTrail: updates.correctsTrail,
  standsAt: updates.standsAt,
  held: updates.held,
};

/** The updates on a recommendation that the viewer may see as of an instant, newest first, corrected ones included. */
export async function listUpdates(ctx: VisibleSnapshot, recommendationId: number) {
  return ctx.db
    .select({ ...updateColumns, releasedBy: releasedBy(trail.number, ctx.asOf.event) })
    .from(updates)
    .innerJoin(trail, eq(trail.number, updates.trail))
    .where(
      and(eq(updates.recommendationId, recommendationId), lte(updates.trail, ctx.asOf.event), isVisible(ctx, updates)),
    )
    .orderBy(desc(updates.trail));
}

/** An update with its author and its state of moderation. */
export type Update = Awaited<ReturnType<typeof listUpdates>>[number];

/** The owner's current update as of an instant, which rates the recommendation; a correction has the position of what it corrects. */
export async function findCurrentUpdate(ctx: Snapshot, recommendationId: number) {
  return ctx.db
    .select({ trail: updates.trail, rating: updates.rating, done: updates.done, difference: updates.difference })
    .from(updates)
    .where(
      and(
        eq(updates.recommendationId, recommendationId),
        lte(updates.trail, ctx.asOf.event),
        eq(updates.asOwner, true),
        countsAsOf(updates, ctx.asOf.event),
      ),
    )
    .orderBy(desc(updates.standsAt), desc(updates.trail))
    .limit(1)
    .get();
}

/** The evidence on a recommendation that the viewer may see as of an instant, newest first, replaced evidence included. */
export async function listEvidence(ctx: VisibleSnapshot, recommendationId: number) {
  const rows = await ctx.db
    .select({
      id: evidence.id,
      trail: evidence.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      sample: trail.sample,
      agencyId: evidence.agencyId,
      title: evidence.title,
      shows: evidence.shows,
      trueOn: evidence.trueOn,
      fileName: evidence.fileName,
      mediaType: evidence.mediaType,
      bytes: evidence.bytes,
      placeRemoved: sql<boolean>`coalesce(${evidence.placeRemoved}, 0)`.mapWith(Boolean),
      url: evidence.url,
      held: evidence.held,
      releasedBy: releasedBy(trail.number, ctx.asOf.event),
      replacesId: evidence.replacesId,
      replacedBy: replacedBy(ctx.asOf.event),
      isRemoved: isRemoved.mapWith(Boolean),
      hasFile: sql<boolean>`${evidence.sha256} is not null`.mapWith(Boolean),
      verdict,
    })
    .from(evidence)
    .innerJoin(trail, eq(trail.number, evidence.trail))
    .where(
      and(
        eq(evidence.recommendationId, recommendationId),
        lte(evidence.trail, ctx.asOf.event),
        isVisible(ctx, evidence),
      ),
    )
    .orderBy(desc(evidence.id));
  return rows.map(({ hasFile, verdict: result, ...row }) => ({
    ...row,
    scan: hasFile ? scanStateOf(result, config().clamav !== null) : ("clean" as const),
  }));
}

/** A piece of evidence with its author, its state of moderation and its scan. */
export type Evidence = Awaited<ReturnType<typeof listEvidence>>[number];

/** The files on a recommendation that the viewer may see, oldest first, with their checksums; removed ones are left out. */
export async function listEvidenceFiles(ctx: VisibleSnapshot, recommendationId: number) {
  return ctx.db
    .select({ title: evidence.title, at: trail.at, sha256: evidence.sha256 })
    .from(evidence)
    .innerJoin(trail, eq(trail.number, evidence.trail))
    .where(
      and(
        eq(evidence.recommendationId, recommendationId),
        lte(evidence.trail, ctx.asOf.event),
        isNotNull(evidence.sha256),
        isVisible(ctx, evidence),
      ),
    )
    .orderBy(evidence.id);
}

/** An evidence file in which a virus was found. */
export interface InfectedFile {
  readonly evidenceId: number;
  readonly reference: string;
  readonly title: string;
  readonly givenBy: number | null;
  readonly givenAt: Instant;
}

/** Current evidence files in which a virus was found, newest first: the viewer's own, or all for the business team. */
export async function listInfectedFiles(ctx: Context): Promise<InfectedFile[]> {
  const own = mayRead(ctx.viewer, "seeHeld") ? undefined : eq(trail.personId, ctx.viewer.personId ?? 0);
  return ctx.db
    .select({
      evidenceId: evidence.id,
      reference: recommendations.reference,
      title: evidence.title,
      givenBy: trail.personId,
      givenAt: trail.at,
    })
    .from(scans)
    .innerJoin(evidence, eq(evidence.sha256, scans.sha256))
    .innerJoin(recommendations, eq(recommendations.id, evidence.recommendationId))
    .innerJoin(trail, eq(trail.number, evidence.trail))
    .where(and(eq(scans.verdict, "found"), lte(evidence.trail, ctx.asOf.event), isCurrentEvidence(ctx.asOf), own))
    .orderBy(desc(evidence.id));
}

/** The name, media type, size and checksum of an evidence file. */
export interface EvidenceFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The name, type, size and checksum of an evidence file. Throws NotFound, also as Hidden if it is held for review. */
export async function getEvidenceFile(ctx: VisibleSnapshot, id: number): Promise<EvidenceFile> {
  const row = await ctx.db
    .select({
      fileName: evidence.fileName,
      mediaType: evidence.mediaType,
      bytes: evidence.bytes,
      sha256: evidence.sha256,
      isVisible: sql<boolean>`${isVisible(ctx, evidence) ?? sql`1`}`.mapWith(Boolean),
    })
    .from(evidence)
    .innerJoin(trail, eq(trail.number, evidence.trail))
    .where(eq(evidence.id, id))
    .get();
  if (row && !row.isVisible) throw new Hidden("seeHeld", `evidence ${id}`);
  if (!row || row.fileName === null || row.mediaType === null || row.bytes === null || row.sha256 === null)
    throw new NotFound("evidence file");
  return { fileName: row.fileName, mediaType: row.mediaType, bytes: row.bytes, sha256: row.sha256 };
}
