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

/** Every issued paper, newest first. */
export async function listPapers(ctx: Snapshot): Promise<IssuedPaper[]> {
  return ctx.db
    .select(issuedColumns)
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .orderBy(desc(papers.trail));
}

/** An issued paper as it was stored, with a sentence for each passage redacted since. */
export interface IssuedPaperContent extends IssuedPaper {
  readonly paper: Paper;
  readonly redactions: readonly string[];
}

/** One version of a meeting's paper, counted from 1. Throws NotFound if it was not issued. */
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

/** The draft of a meeting's paper from the current facts. Throws NotFound without a cover sheet or the right to draft papers. */
export async function getDraft(ctx: Context, meeting: Meeting): Promise<Paper> {
  const cover = mayDo(ctx.viewer, "draftPaper") ? await findCover(ctx, meeting.id) : null;
  if (!cover) throw new NotFound("paper");
  return buildPaper(ctx, meeting, cover);
}

/** The latest cover sheet of a meeting's paper, with its trail number; null if there is none. */
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

/** The draft of a cover sheet from the current facts, for a meeting without one. It is not stored. */
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

/** The baseline for the changes in a paper: the last paper issued for an earlier meeting, or else the meeting before; null if none. */
export async function findBaseline(ctx: Snapshot, meeting: Meeting): Promise<Baseline | null> {
  const last = await findPaperBaseline(ctx, sql`${meetings.heldOn} < ${meeting.heldOn}`);
  if (last) return last;
  const { last: before } = meetingsAround(await listMeetings(ctx), meeting.heldOn);
  return (
    before && { asOf: await asOfDate(before.heldOn, ctx.db), words: `the meeting of ${formatDate(before.heldOn)}` }
  );
}

/** The instant since which changes are reported, with its name, such as "the paper of 14 January 2027". */
export interface Baseline {
  readonly asOf: AsOf;
  readonly words: string;
}

/** The last paper issued up to an instant, as a baseline for changes; null if there is none. */
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

/** Builds a meeting's paper as of an instant, with the given cover sheet. Facts held for review are left out. */
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

/** The statuses of the recommendations in a scope as of an instant, in a few sentences. */
async function summariseStatuses(ctx: Snapshot, all: readonly Meeting[], which: Scope): Promise<string> {
  const { last } = meetingsAround(all, ctx.asOf.date);
  const lastMeeting = last && (await asOfDate(last.heldOn, ctx.db));
  return summaryInWords(await countStatuses(ctx, { listing: which, lastMeeting }), last);
}
