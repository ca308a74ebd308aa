import { mayDo } from "#lib/core/access.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { asOfDate, type Context, type Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { type Meeting, meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { listDifferences } from "#lib/reporting/board.queries.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { installationMarks } from "#lib/reporting/exports/marks.ts";
import { sampleMarker } from "#lib/reporting/exports/samples.ts";
import { saidBeforeLines } from "#lib/reporting/linked.queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { statusMeanings, statusNames } from "#lib/status/labels.ts";
import { countStatuses, listAllStatuses, statusesById } from "#lib/status/queries.ts";
import { type RecommendationStatus, statuses } from "#lib/status/rules.ts";
import { summaryInWords } from "#lib/status/summary.labels.ts";
import { loadBackground } from "./background.ts";
import { findBaseline } from "./baseline.queries.ts";
import { draftAsks, draftSummary } from "./cover-drafts.ts";
import { buildPaperDetail } from "./detail.ts";
import {
  buildChangeLines,
  buildCompletedLines,
  buildDecisionLines,
  buildExceptionLists,
  buildExtensionLines,
  buildOutstandingLines,
  buildSummaryRow,
} from "./labels.ts";
import { loadPictureFigures } from "./picture-figures.ts";
import { findCover } from "./queries.ts";
import { type Cover, type Paper, type PaperDetail, parseScope, type Scope } from "./rules.ts";

/** The draft of a meeting's paper from the current facts. Throws NotFound without a cover sheet or the right to draft papers. */
export async function getDraft(ctx: Context, meeting: Meeting): Promise<Paper> {
  const cover = mayDo(ctx.viewer, "draftPaper") ? await findCover(ctx, meeting.id) : null;
  if (!cover) throw new NotFound("paper");
  return buildPaper(ctx, meeting, cover);
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

const MAX_DIFFERENCES = 200;

/** Builds a meeting's paper as of an instant, with the given cover sheet. Facts held for review are left out. */
export async function buildPaper(ctx: VisibleSnapshot, meeting: Meeting, cover: Cover): Promise<Paper> {
  const which = parseScope(cover.scope);
  const marked = await sampleMarker(ctx);
  const positions = (await listAllStatuses(ctx, which)).map(marked);
  const ids = positions.map(({ id }) => id);
  const directory = await listAgencies(ctx);
  const all = await listMeetings(ctx);
  const known = await lookups(ctx);
  const { since, changes } = await changesFor(ctx, meeting, positions);
  const background = await loadBackground(ctx, ids);
  const differences = await listDifferences(ctx, MAX_DIFFERENCES, cover.scope === "all" ? null : ids);
  return {
    format: 1,
    ...installationMarks(),
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
    saidBefore: saidBeforeLines(positions, background.links),
    details: positions.map((position) => buildPaperDetail(position, background, known, ctx.asOf.date)),
    differences: differences.map(({ difference, reference, agencyId, at, sample, evidence }) => ({
      words: difference,
      source: `${reference}, ${directory.get(agencyId)?.name}, ${formatDate(dateOf(at))}${sample ? " (sample)" : ""}`,
      evidence: evidence.map(({ title }) => title),
    })),
    pictures: await loadPictureFigures(ctx, positions, all),
    key: statuses.map((shown) => ({ shown, name: statusNames[shown], meaning: statusMeanings[shown] })),
  };
}

/** What a paper would say now about one recommendation; null if there is no such recommendation. */
export async function getCurrentDetail(ctx: VisibleSnapshot, id: number): Promise<PaperDetail | null> {
  const position = (await statusesById(ctx, [id])).get(id);
  if (!position) return null;
  return buildPaperDetail(position, await loadBackground(ctx, [id]), await lookups(ctx), ctx.asOf.date);
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

/** The name of a scope: "All recommendations", or the title of the review or the name of the agency. */
async function describeScope(
  ctx: Snapshot,
  { owner, review }: Scope,
  directory: ReadonlyMap<number, { readonly name: string }>,
): Promise<string> {
  if (review) return (await listReviews(ctx)).find(({ code }) => code === review)?.title ?? review;
  if (owner) return directory.get(owner)?.name ?? "One agency";
  return "All recommendations";
}
