import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { evidence, recommendations, releases, trail, updates } from "#db/schema/index.ts";
import { clearedBy, visibleTo } from "#lib/core/access.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Moment } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";

const released = sql<
  number | null
>`(select min(${releases.trail}) from ${releases} where ${releases.heldTrail} = ${trail.number})`;

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
  releasedBy: released,
};

/** The updates on a recommendation that the viewer may see as at a moment, newest first. */
export async function listUpdates(viewer: Viewer, recommendationId: number, moment: Moment) {
  return database()
    .reading.select(updateColumns)
    .from(updates)
    .innerJoin(trail, eq(trail.number, updates.trail))
    .where(
      and(
        eq(updates.recommendationId, recommendationId),
        lte(updates.trail, moment.trail),
        visibleTo(viewer, updates, moment.trail),
      ),
    )
    .orderBy(desc(updates.trail));
}

export type Update = Awaited<ReturnType<typeof listUpdates>>[number];

/** An agency's last update on a recommendation that the viewer may see: what stands beside the questions of the next. */
export async function findLastUpdate(
  viewer: Viewer,
  recommendationId: number,
  agencyId: number,
  moment: Moment,
): Promise<Update | null> {
  const all = await listUpdates(viewer, recommendationId, moment);
  return all.find((update) => update.agencyId === agencyId) ?? null;
}

/** One update on a recommendation that the viewer may see: of a lead's own agency, for it is to be corrected. */
export async function findUpdate(
  viewer: Viewer,
  recommendationId: number,
  trailNumber: number,
  moment: Moment,
): Promise<Update | null> {
  const all = await listUpdates(viewer, recommendationId, moment);
  const isTheirs = ({ agencyId }: Update) => viewer.role !== "lead" || agencyId === viewer.agencyId;
  return all.find((update) => update.trail === trailNumber && isTheirs(update)) ?? null;
}

/** The evidence on a recommendation that the viewer may see as at a moment, newest first. */
export async function listEvidence(viewer: Viewer, recommendationId: number, moment: Moment) {
  return database()
    .reading.select({
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
      url: evidence.url,
      held: evidence.held,
      releasedBy: released,
    })
    .from(evidence)
    .innerJoin(trail, eq(trail.number, evidence.trail))
    .where(
      and(
        eq(evidence.recommendationId, recommendationId),
        lte(evidence.trail, moment.trail),
        visibleTo(viewer, evidence, moment.trail),
      ),
    )
    .orderBy(desc(evidence.id));
}

export type Evidence = Awaited<ReturnType<typeof listEvidence>>[number];

export interface EvidenceFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Which bytes an evidence file has. Throws NotFound where there is none or it is held from this viewer. */
export async function getEvidenceFile(viewer: Viewer, id: number, moment: Moment): Promise<EvidenceFile> {
  const row = await database()
    .reading.select({
      fileName: evidence.fileName,
      mediaType: evidence.mediaType,
      bytes: evidence.bytes,
      sha256: evidence.sha256,
    })
    .from(evidence)
    .where(and(eq(evidence.id, id), visibleTo(viewer, evidence, moment.trail)))
    .get();
  if (!row || row.fileName === null || row.mediaType === null || row.bytes === null || row.sha256 === null)
    throw new NotFound("evidence file");
  return { fileName: row.fileName, mediaType: row.mediaType, bytes: row.bytes, sha256: row.sha256 };
}

/** What owners said made a difference, as at a moment, newest first: held and corrected updates left out. */
export async function listDifferences(_viewer: Viewer, moment: Moment, most: number) {
  const corrected = sql`exists (select 1 from ${updates} later where later.corrects_trail = ${updates.trail} and later.trail <= ${moment.trail} and later.held = 0)`;
  const rows = await database()
    .reading.select({
      trail: updates.trail,
      recommendationId: updates.recommendationId,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      agencyId: updates.agencyId,
      difference: updates.difference,
      at: trail.at,
      sample: trail.sample,
    })
    .from(updates)
    .innerJoin(trail, eq(trail.number, updates.trail))
    .innerJoin(recommendations, eq(recommendations.id, updates.recommendationId))
    .where(
      and(
        lte(updates.trail, moment.trail),
        sql`${updates.difference} <> ''`,
        clearedBy(updates, moment.trail),
        sql`not ${corrected}`,
      ),
    )
    .orderBy(desc(updates.trail))
    .limit(most);
  const shown = await outcomeEvidence([...new Set(rows.map((row) => row.recommendationId))], moment);
  return rows.map((row) => ({
    ...row,
    evidence: shown.filter((one) => one.recommendationId === row.recommendationId),
  }));
}

export type Difference = Awaited<ReturnType<typeof listDifferences>>[number];

/** The latest outcome evidence of each of these recommendations. */
async function outcomeEvidence(recommendationIds: readonly number[], moment: Moment) {
  if (recommendationIds.length === 0) return [];
  const rows = await database()
    .reading.select({
      id: evidence.id,
      recommendationId: evidence.recommendationId,
      title: evidence.title,
      url: evidence.url,
    })
    .from(evidence)
    .where(
      and(
        inArray(evidence.recommendationId, [...recommendationIds]),
        lte(evidence.trail, moment.trail),
        eq(evidence.shows, "outcome"),
        clearedBy(evidence, moment.trail),
      ),
    )
    .orderBy(desc(evidence.id));
  return [...Map.groupBy(rows, (row) => row.recommendationId).values()].flatMap((of) => of.slice(0, 3));
}
