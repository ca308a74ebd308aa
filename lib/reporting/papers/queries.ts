import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { meetings, paperCovers, papers, trail } from "#db/schema/index.ts";
import { mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { type AsOf, asOfDate, type Context, type Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { type Meeting, meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { redactionsOf } from "#lib/privacy/redaction/queries.ts";
import { listDifferences } from "#lib/reporting/board.queries.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { statusMeanings, statusNames, summaryInWords } from "#lib/status/labels.ts";
import { countStatuses, listAllStatuses } from "#lib/status/queries.ts";
import { type RecommendationStatus, statuses } from "#lib/status/rules.ts";
import {
  buildChangeLines,
  buildCompletedLines,
  buildDecisionLines,
  buildExceptionLists,
  buildExtensionLines,
  buildOutstandingLines,
  buildPaperDetail,
  buildSummaryRow,
  draftAsks,
  draftSummary,
} from "./labels.ts";
import { describeScope, loadBackground, loadPictureFigures } from "./reads.ts";
import { type Cover, type IssuedPaper, type Paper, parseScope, type Scope } from "./rules.ts";

const issuedColumns = {
  trail: papers.trail,
  meetingId: papers.meetingId,
  number: papers.number,
  version: papers.version,
  at: trail.at,
  personId: trail.personId,
};

/** Every issued paper, the latest first. */
export async function listPapers(ctx: Snapshot): Promise<IssuedPaper[]> {
  return ctx.db
    .select(issuedColumns)
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .orderBy(desc(papers.trail));
}

/** An issued paper, as it was frozen, and what has been removed from it since. */
export interface IssuedPaperContent extends IssuedPaper {
  readonly paper: Paper;
  readonly redactions: readonly string[];
}

/** One version of a meeting's paper. Throws NotFound where it was not issued. */
export async function getPaper(ctx: Snapshot, meetingId: number, version: number): Promise<IssuedPaperContent> {
  const row = await ctx.db
    .select({ ...issuedColumns, content: papers.content })
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .where(and(eq(papers.meetingId, meetingId), eq(papers.version, version)))
    .get();
  if (!row) throw new NotFound("paper");
  const { content, ...issued } = row;
  const paper: Paper = JSON.parse(content);
  const redactions = await redactionsOf(ctx, [issued.trail]);
  return {
    ...issued,
    paper,
    redactions: redactions.map(
      ({ at, reason }) => `A passage was removed from this paper on ${formatDate(dateOf(at))}: ${reason}`,
    ),
  };
}

/** The draft of a meeting's paper as the facts have it now. Throws NotFound for those who may not write it, and where nobody has begun it. */
export async function getDraft(ctx: Context, meeting: Meeting): Promise<Paper> {
  const cover = mayDo(ctx.viewer, "draftPaper") ? await findCover(ctx, meeting.id) : null;
  if (!cover) throw new NotFound("paper");
  return buildPaper(ctx, meeting, cover);
}

/** The cover sheet of a meeting's paper as it was written last, with its trail number; null where none was yet. */
export async function findCover(
  ctx: Snapshot,
  meetingId: number,
): Promise<(Cover & { readonly trail: number }) | null> {
  const row = await ctx.db
    .select({
      trail: paperCovers.trail,
      agendaItem: paperCovers.agendaItem,
      title: paperCovers.title,
      author: paperCovers.author,
      sponsor: paperCovers.sponsor,
      purpose: paperCovers.purpose,
      asks: paperCovers.asks,
      summary: paperCovers.summary,
      risks: paperCovers.risks,
      scope: paperCovers.scope,
    })
    .from(paperCovers)
    .where(eq(paperCovers.meetingId, meetingId))
    .orderBy(desc(paperCovers.trail))
    .limit(1)
    .get();
  return row ?? null;
}

/** A cover sheet drafted from the facts, for a meeting whose paper nobody has begun. */
export async function draftCover(ctx: Context, meeting: Meeting): Promise<Cover> {
  const blank: Cover = {
    agendaItem: "",
    title: "Recommendations of reviews: where they stand",
    author: ctx.viewer.name,
    sponsor: "",
    purpose: "decision",
    asks: "",
    summary: "",
    risks: "",
    scope: "all",
  };
  const positions = await listAllStatuses(ctx, {});
  const toDecide = buildDecisionLines(positions);
  const { changes } = await changesFor(ctx, meeting, positions);
  const standing = await summariseStatuses(ctx, await listMeetings(ctx), {});
  return {
    ...blank,
    purpose: toDecide.length > 0 ? "decision" : "information",
    asks: draftAsks(toDecide),
    summary: draftSummary(standing, { toDecide, completed: buildCompletedLines(changes) }),
  };
}

/** The moment since which a paper tells what changed: the last paper issued for an earlier meeting; without one, the meeting before. */
export async function findBaseline(ctx: Snapshot, meeting: Meeting): Promise<Baseline | null> {
  const last = await findPaperBaseline(ctx, sql`${meetings.heldOn} < ${meeting.heldOn}`);
  if (last) return last;
  const { last: before } = meetingsAround(await listMeetings(ctx), meeting.heldOn);
  return (
    before && { asOf: await asOfDate(before.heldOn, ctx.db), words: `the meeting of ${formatDate(before.heldOn)}` }
  );
}

export interface Baseline {
  readonly asOf: AsOf;
  readonly words: string;
}

/** The moment of the last paper that had been issued by a moment; null where none had. */
export function findLastPaperBaseline(ctx: Snapshot): Promise<Baseline | null> {
  return findPaperBaseline(ctx, lte(papers.trail, ctx.asOf.event));
}

async function findPaperBaseline(ctx: Snapshot, which: SQL): Promise<Baseline | null> {
  const last = await ctx.db
    .select({ upTo: papers.upTo, at: trail.at, heldOn: meetings.heldOn })
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .innerJoin(meetings, eq(meetings.id, papers.meetingId))
    .where(which)
    .orderBy(desc(papers.trail))
    .limit(1)
    .get();
  return last
    ? {
        asOf: { instant: last.at, date: dateOf(last.at), event: last.upTo },
        words: `the paper of ${formatDate(last.heldOn)}`,
      }
    : null;
}

const MAX_DIFFERENCES = 200;

/** A meeting's paper as the facts have it as at a moment, with the cover sheet given. Only what counts for everybody is in it. */
export async function buildPaper(ctx: VisibleSnapshot, meeting: Meeting, cover: Cover): Promise<Paper> {
  const { partnership, marking, mode } = config();
  const which = parseScope(cover.scope);
  const positions = await listAllStatuses(ctx, which);
  const ids = positions.map(({ id }) => id);
  const directory = await listAgencies(ctx);
  const all = await listMeetings(ctx);
  const known = await lookups(ctx);
  const { since, changes } = await changesFor(ctx, meeting, positions);
  const background = await loadBackground(ctx, ids);
  const differences = await listDifferences(ctx, MAX_DIFFERENCES);
  return {
    format: 1,
    partnership,
    marking,
    isTrial: mode === "trial",
    meeting: { title: meeting.title, heldOn: meeting.heldOn },
    cover,
    scopeName: await describeScope(ctx, which, directory),
    asAt: ctx.asOf.instant,
    upTo: ctx.asOf.event,
    since: since?.words ?? null,
    standing: await summariseStatuses(ctx, all, which),
    rows: positions.map(buildSummaryRow),
    changes: buildChangeLines(changes, known),
    exceptions: buildExceptionLists(positions),
    toDecide: buildDecisionLines(positions),
    completed: buildCompletedLines(changes),
    extensions: buildExtensionLines(positions),
    outstanding: buildOutstandingLines(positions),
    details: positions.map((position) => buildPaperDetail(position, background, known, ctx.asOf.date)),
    differences: differences
      .filter(({ recommendationId }) => ids.includes(recommendationId))
      .map(({ difference, reference, agencyId, at, evidence }) => ({
        words: difference,
        source: `${reference}, ${directory.get(agencyId)?.name}, ${formatDate(dateOf(at))}`,
        evidence: evidence.map(({ title }) => title),
      })),
    pictures: await loadPictureFigures(ctx, positions, all),
    key: statuses.map((shown) => ({ shown, name: statusNames[shown], meaning: statusMeanings[shown] })),
  };
}

async function changesFor(ctx: Snapshot, meeting: Meeting, positions: readonly RecommendationStatus[]) {
  const since = await findBaseline(ctx, meeting);
  const ids = positions.map(({ id }) => id);
  return { since, changes: since ? await changesSince(ctx, since.asOf, ids) : [] };
}

/** Where those of a scope stand as at a moment, in a sentence or a few. */
async function summariseStatuses(ctx: Snapshot, all: readonly Meeting[], which: Scope): Promise<string> {
  const { last } = meetingsAround(all, ctx.asOf.date);
  const lastMeeting = last && (await asOfDate(last.heldOn, ctx.db));
  return summaryInWords(await countStatuses(ctx, { listing: which, lastMeeting }), last);
}
