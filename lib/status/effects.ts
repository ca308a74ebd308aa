import { and, asc, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import { prepared, type Reading } from "#db/client.ts";
import { handedRecommendations, handoverAcceptances, people, recommendations, trail } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { idsLinkedWith } from "#lib/recommendations/links/queries.ts";

/** What an event changes in the statuses: those of the recommendations with these ids, or those that name an agency. */
type Effect = "nothing" | "directory" | "everything" | readonly number[];

interface Event {
  readonly number: number;
  readonly command: string;
  readonly subjectKind: string;
  readonly subjectId: number;
}

/** The effect of each command whose subject is not a recommendation. Every other command changes its subject, and what `alsoAffected` adds. */
export const effectByCommand: Readonly<Partial<Record<CommandName, Effect | ((db: Reading, event: Event) => Effect)>>> =
  {
    publishReview: published,
    addRecommendations: published,
    importPlan: "nothing",
    addReviewFile: "nothing",
    addAgency: "directory",
    renameAgency: "directory",
    dissolveAgency: "directory",
    markAgency: "directory",
    handOver: handedOver,
    acceptHandover: acceptedHandover,
    releaseHeld: released,
    redact: "everything",
    removeFile: "everything",
    scheduleMeeting: "nothing",
    draftPaper: "nothing",
    issuePaper: "nothing",
    inviteFirstPerson: invited,
    invitePerson: invited,
    renewInvitation: "nothing",
    changeRole: "nothing",
    signOutPerson: "nothing",
    removeSecondFactor: "nothing",
    disablePerson: "nothing",
    enablePerson: "nothing",
    acceptInvitation: "nothing",
  };
/** The recommendations that a command changes besides its subject. */
const alsoAffected: Readonly<Partial<Record<CommandName, (db: Reading, event: Event) => readonly number[]>>> = {
  linkRecommendations: linked,
  unlinkRecommendations: linked,
};
const effects = new Map(Object.entries(effectByCommand));
const further = new Map(Object.entries(alsoAffected));

/** The effects of several events together. */
interface Effects {
  readonly recommendationIds: readonly number[];
  readonly isDirectoryChanged: boolean;
}

/** What the events after one, up to that of a snapshot, change in the statuses; "everything" if a command is not known. */
export function effectsSince({ asOf, db }: Snapshot, after: number): Effects | "everything" {
  const ids = new Set<number>();
  let isDirectoryChanged = false;
  for (const event of eventsBetween(db).all({ after, upTo: asOf.event })) {
    const effect = effectOf(db, event);
    if (effect === "everything") return "everything";
    if (effect === "directory") isDirectoryChanged = true;
    else if (effect !== "nothing") for (const id of effect) ids.add(id);
  }
  return { recommendationIds: [...ids], isDirectoryChanged };
}

const eventsBetween = prepared((db) =>
  db
    .select({
      number: trail.number,
      command: trail.command,
      subjectKind: trail.subjectKind,
      subjectId: trail.subjectId,
    })
    .from(trail)
    .where(and(gt(trail.number, sql.placeholder("after")), lte(trail.number, sql.placeholder("upTo"))))
    .orderBy(asc(trail.number))
    .prepare(),
);

function effectOf(db: Reading, event: Event): Effect {
  if (event.subjectKind === "recommendation")
    return [event.subjectId, ...(further.get(event.command)?.(db, event) ?? [])];
  const effect = effects.get(event.command) ?? "everything";
  return typeof effect === "function" ? effect(db, event) : effect;
}

/** Releasing a text changes what writing it would have changed. */
function released(db: Reading, { subjectId }: Event): Effect {
  const held = eventsBetween(db).get({ after: subjectId - 1, upTo: subjectId });
  return held ? effectOf(db, held) : "everything";
}

/** With the first person the tracker counts as set up, which dates the owners entered before. */
function invited(db: Reading, { number }: Event): Effect {
  const earlier = db.select({ id: people.id }).from(people).where(lt(people.trail, number)).get();
  return earlier ? "nothing" : "everything";
}

function published(db: Reading, { number }: Event): Effect {
  const { id } = recommendations;
  return idsIn(db.select({ id }).from(recommendations).where(eq(recommendations.trail, number)).all());
}

function handedOver(db: Reading, { number }: Event): Effect {
  const { recommendationId: id } = handedRecommendations;
  return idsIn(db.select({ id }).from(handedRecommendations).where(eq(handedRecommendations.trail, number)).all());
}

function acceptedHandover(db: Reading, { number }: Event): Effect {
  const { recommendationId: id } = handedRecommendations;
  const accepted = db
    .select({ trail: handoverAcceptances.handoverTrail })
    .from(handoverAcceptances)
    .where(eq(handoverAcceptances.trail, number));
  const isAccepted = inArray(handedRecommendations.trail, accepted);
  return idsIn(db.select({ id }).from(handedRecommendations).where(isAccepted).all());
}

/** A link counts for every recommendation of its chain. */
function linked(db: Reading, { subjectId }: Event): readonly number[] {
  return idsLinkedWith(db, subjectId);
}

function idsIn(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}
