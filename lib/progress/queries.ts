import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import { database, type Reading } from "#db/client.ts";
import { evidence, type HeldPassage, holds, recommendations, releases, trail, updates } from "#db/schema/index.ts";
import { demandRead, visibleTo } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import { Hidden, NotFound } from "#lib/core/errors.ts";
import { findIdentifiers } from "#lib/core/identifiers.ts";
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
export async function listUpdates(
  viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
) {
  return on
    .select(updateColumns)
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
      isVisible: sql<boolean>`${visibleTo(viewer, evidence, moment.trail) ?? sql`1`}`.mapWith(Boolean),
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

/** What is held back and not released yet, the longest held first. Throws NotFound for those who may not see it. */
export async function listHeld(viewer: Viewer) {
  demandRead(viewer, "seeHeld", "all");
  return heldRows().where(sql`${released} is null`).orderBy(asc(holds.trail));
}

export type Held = Awaited<ReturnType<typeof listHeld>>[number];

/** A held update or evidence in full, released by now or not. `evidence.0.title` in its passages is the title of the first in `evidence`. */
export interface HeldInFull extends Held {
  readonly update: Update | null;
  readonly evidence: readonly Evidence[];
  readonly released: { readonly at: Instant; readonly personId: number | null; readonly reason: string } | null;
}

/** One held write as at a moment. Throws NotFound where there is none, or for those who may not see it. */
export async function getHeld(viewer: Viewer, heldTrail: number, moment: Moment): Promise<HeldInFull> {
  demandRead(viewer, "seeHeld", `trail ${heldTrail}`);
  const held = await heldRows().where(eq(holds.trail, heldTrail)).get();
  if (!held) throw new NotFound("held update");
  const ofThisWrite = (one: { trail: number }) => one.trail === heldTrail;
  const added = (await listEvidence(viewer, held.recommendationId, moment)).filter(ofThisWrite).reverse();
  const release = await database()
    .reading.select({ at: trail.at, personId: trail.personId, reason: releases.reason })
    .from(releases)
    .innerJoin(trail, eq(trail.number, releases.trail))
    .where(eq(releases.heldTrail, heldTrail))
    .get();
  return {
    ...held,
    update: (await listUpdates(viewer, held.recommendationId, moment)).find(ofThisWrite) ?? null,
    evidence: added,
    passages: held.passages.map((passage) => inKeptEvidence(passage, added)),
    released: release ?? null,
  };
}

function heldRows() {
  return database()
    .reading.select({
      trail: holds.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      sample: trail.sample,
      passages: holds.passages,
      recommendationId: recommendations.id,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      isUpdate: sql<boolean>`${updates.trail} is not null`.mapWith(Boolean),
      agencyId: sql<number>`coalesce(${updates.agencyId}, (select e.agency_id from ${evidence} e where e.trail = ${holds.trail}))`,
    })
    .from(holds)
    .innerJoin(trail, eq(trail.number, holds.trail))
    .innerJoin(recommendations, and(eq(trail.subjectKind, "recommendation"), eq(recommendations.id, trail.subjectId)))
    .leftJoin(updates, eq(updates.trail, holds.trail))
    .$dynamic();
}

/**
 * A passage found in the evidence of a form, by the place that evidence has among what was kept: a form's empty places
 * before it are not, so the place is at most the one in the form, and the words found there tell which.
 */
function inKeptEvidence(passage: HeldPassage, kept: readonly Evidence[]): HeldPassage {
  const [list, place, field] = passage.field.split(".");
  if (list !== "evidence") return passage;
  const isIn = (one: Evidence | undefined) => {
    const text = field === "file" ? one?.fileName?.replaceAll("_", " ") : one?.title;
    return findIdentifiers(text ?? "").some(
      ({ kind, start, end }) => kind === passage.kind && start === passage.start && end === passage.end,
    );
  };
  const last = Math.min(Number(place), kept.length - 1);
  const index = Array.from({ length: last + 1 }, (_, back) => last - back).find((one) => isIn(kept[one])) ?? last;
  return { ...passage, field: `evidence.${index}.${field}` };
}
