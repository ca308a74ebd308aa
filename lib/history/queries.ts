import { and, desc, eq, inArray, lte } from "drizzle-orm";
import { database } from "#db/client.ts";
import {
  assignments,
  contributorLists,
  dueDates,
  ownerConfirmations,
  successMeasures,
  themes,
  themeTaggings,
  trail,
} from "#db/schema/index.ts";
import { seesAs } from "#lib/core/access.ts";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Moment } from "#lib/core/moment.ts";
import { remembering } from "#lib/core/remember.ts";
import type { Role, Viewer } from "#lib/core/viewer.ts";
import type { Basis } from "#lib/ownership/rules.ts";
import { type Evidence, listEvidence, listUpdates, type Update } from "#lib/progress/queries.ts";
import type { Recommendation } from "#lib/reviews/queries.ts";
import type { TimelineFilter } from "./rules.ts";

/** What one write did to a recommendation. */
export type Happening =
  | {
      readonly kind: "assigned";
      readonly agencyId: number;
      readonly leadPersonId: number | null;
      readonly basis: Basis;
      readonly reason: string;
    }
  | { readonly kind: "owner confirmed" }
  | { readonly kind: "contributors"; readonly agencyIds: readonly number[] }
  | { readonly kind: "due date"; readonly dueOn: CalendarDate; readonly reason: string }
  | { readonly kind: "success measure"; readonly words: string }
  | { readonly kind: "themes"; readonly names: readonly string[] }
  | { readonly kind: "update"; readonly update: Update; readonly evidence: readonly Evidence[] }
  | { readonly kind: "evidence"; readonly evidence: readonly Evidence[] };

export interface TimelineEntry {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly sample: boolean;
  readonly happening: Happening;
}

/** All that happened to a recommendation up to a moment and that the viewer may see, newest first. */
export async function timelineOf(
  viewer: Viewer,
  { id }: Pick<Recommendation, "id">,
  moment: Moment,
  filter: TimelineFilter,
): Promise<TimelineEntry[]> {
  const entries = await wholeTimeline(viewer, moment, { id, seesAs: seesAs(viewer) });
  return entries.filter(({ happening }) => isShown(happening, filter));
}

const wholeTimeline = remembering(
  64,
  async (viewer: Viewer, moment: Moment, { id }: { id: number; seesAs: unknown }) => {
    const rows = await database()
      .reading.select({
        number: trail.number,
        at: trail.at,
        personId: trail.personId,
        role: trail.role,
        sample: trail.sample,
      })
      .from(trail)
      .where(and(eq(trail.subjectKind, "recommendation"), eq(trail.subjectId, id), lte(trail.number, moment.trail)))
      .orderBy(desc(trail.number));
    const happenings = await happeningsTo(
      viewer,
      id,
      moment,
      rows.map((row) => row.number),
    );
    return rows.flatMap(({ number, ...row }): TimelineEntry[] => {
      const happening = happenings.get(number);
      return happening ? [{ ...row, trail: number, happening }] : [];
    });
  },
);

function isShown({ kind }: Happening, filter: TimelineFilter): boolean {
  if (filter === "everything") return true;
  if (filter === "updates") return kind === "update";
  if (filter === "evidence") return kind === "evidence" || kind === "update";
  return kind !== "update" && kind !== "evidence";
}

async function happeningsTo(
  viewer: Viewer,
  id: number,
  moment: Moment,
  numbers: number[],
): Promise<Map<number, Happening>> {
  const on = database().reading;
  const happenings = new Map<number, Happening>();
  for (const row of await on.select().from(assignments).where(inArray(assignments.trail, numbers)))
    happenings.set(row.trail, { kind: "assigned", ...row });
  for (const row of await on.select().from(ownerConfirmations).where(inArray(ownerConfirmations.trail, numbers)))
    happenings.set(row.trail, { kind: "owner confirmed" });
  for (const row of await on.select().from(contributorLists).where(inArray(contributorLists.trail, numbers)))
    happenings.set(row.trail, { kind: "contributors", agencyIds: row.agencyIds });
  for (const row of await on.select().from(dueDates).where(inArray(dueDates.trail, numbers)))
    happenings.set(row.trail, { kind: "due date", ...row });
  for (const row of await on.select().from(successMeasures).where(inArray(successMeasures.trail, numbers)))
    happenings.set(row.trail, { kind: "success measure", words: row.words });
  const taggings = await on.select().from(themeTaggings).where(inArray(themeTaggings.trail, numbers));
  const names = new Map(
    (taggings.length > 0 ? await on.select().from(themes) : []).map((theme) => [theme.id, theme.name]),
  );
  for (const row of taggings)
    happenings.set(row.trail, { kind: "themes", names: row.themeIds.flatMap((themeId) => names.get(themeId) ?? []) });
  const evidence = Map.groupBy(await listEvidence(viewer, id, moment), (one) => one.trail);
  for (const [number, added] of evidence) happenings.set(number, { kind: "evidence", evidence: added });
  for (const update of await listUpdates(viewer, id, moment))
    happenings.set(update.trail, { kind: "update", update, evidence: evidence.get(update.trail) ?? [] });
  return happenings;
}
