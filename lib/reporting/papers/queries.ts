import { and, desc, eq, lte, max } from "drizzle-orm";
import { paperCovers, papers, trail } from "#db/schema/index.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { redactionsOf } from "#lib/privacy/redaction/queries.ts";
import type { Cover, IssuedPaper, Paper } from "./rules.ts";

const issuedColumns = {
  trail: papers.trail,
  meetingId: papers.meetingId,
  number: papers.number,
  version: papers.version,
  at: trail.at,
  personId: trail.personId,
};

/** Every paper issued as of an instant, newest first. */
export async function listPapers(ctx: Snapshot): Promise<IssuedPaper[]> {
  return ctx.db
    .select(issuedColumns)
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .where(lte(papers.trail, ctx.asOf.event))
    .orderBy(desc(papers.trail));
}

/** The version of a meeting's paper that was issued last; null if none was. */
export async function findLatestVersion(ctx: Snapshot, meetingId: number): Promise<number | null> {
  const row = await ctx.db
    .select({ version: max(papers.version) })
    .from(papers)
    .where(eq(papers.meetingId, meetingId))
    .get();
  return row?.version ?? null;
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
