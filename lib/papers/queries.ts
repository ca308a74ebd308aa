import { and, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { database, type Reading } from "#db/client.ts";
import {
  dateDecisions,
  holds,
  meetings,
  notings,
  ownerConfirmations,
  paperCovers,
  papers,
  questions,
  releases,
  signOffs,
  trail,
} from "#db/schema/index.ts";
import { askWords, listActionsUnder } from "#lib/actions/queries.ts";
import { actionStateNames, daysActionOverdue } from "#lib/actions/rules.ts";
import { agenciesAsAt } from "#lib/agencies/queries.ts";
import { listDifferences } from "#lib/board/queries.ts";
import { changesSince } from "#lib/changes/queries.ts";
import { type CommandName, commandNamed, mayDo } from "#lib/core/access.ts";
import { dateInWords, dateOf } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { NotFound } from "#lib/core/errors.ts";
import { type Moment, momentOn } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Happening, loadHappenings } from "#lib/history/facts.ts";
import { listMeetings } from "#lib/meetings/queries.ts";
import { type Meeting, meetingsAround } from "#lib/meetings/rules.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { countPositions, listAllPositions, positionsById } from "#lib/positions/queries.ts";
import { type Position, shownAs } from "#lib/positions/rules.ts";
import { shownLetters, shownMeanings, shownNames, summaryInWords } from "#lib/positions/words.ts";
import { redactionsOf } from "#lib/redaction/queries.ts";
import { listReviews } from "#lib/reviews/queries.ts";
import { backgroundOf } from "./facts.ts";
import type { AgendaItem, Cover, IssuedPaper, ItemKind, Paper, Pictures } from "./rules.ts";
import type { ActionLogRow } from "./spreadsheet.ts";
import {
  askLines,
  changeLines,
  completedLines,
  decisionLines,
  exceptionLists,
  extensionLines,
  outstandingLines,
  paperDetail,
  paperRow,
  summaryDraft,
} from "./words.ts";

const issuedColumns = {
  trail: papers.trail,
  meetingId: papers.meetingId,
  number: papers.number,
  version: papers.version,
  at: trail.at,
  personId: trail.personId,
};

/** Every issued paper, the latest first. */
export async function listPapers(_viewer: Viewer, on: Reading = database().reading): Promise<IssuedPaper[]> {
  return on
    .select(issuedColumns)
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .orderBy(desc(papers.trail));
}

/** An issued paper, as it was frozen, and what has been removed from it since. */
export interface PaperAsIssued extends IssuedPaper {
  readonly paper: Paper;
  readonly redactions: readonly string[];
}

/** One version of a meeting's paper. Throws NotFound where it was not issued. */
export async function getPaper(viewer: Viewer, meetingId: number, version: number): Promise<PaperAsIssued> {
  const row = await database()
    .reading.select({ ...issuedColumns, content: papers.content })
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .where(and(eq(papers.meetingId, meetingId), eq(papers.version, version)))
    .get();
  if (!row) throw new NotFound("paper");
  const { content, ...issued } = row;
  const paper: Paper = JSON.parse(content);
  const redactions = await redactionsOf(viewer, [issued.trail]);
  return {
    ...issued,
    paper,
    redactions: redactions.map(
      ({ at, reason }) => `A passage was removed from this paper on ${dateInWords(dateOf(at))}: ${reason}`,
    ),
  };
}

/** The draft of a meeting's paper as the facts have it now. Throws NotFound for those who may not write it, and where nobody has begun it. */
export async function getDraft(viewer: Viewer, meeting: Meeting, moment: Moment): Promise<Paper> {
  const cover = mayDo(viewer, "draftPaper") ? await findCover(viewer, meeting.id) : null;
  if (!cover) throw new NotFound("paper");
  return buildPaper(viewer, meeting, cover, moment);
}

/** What happened to a recommendation at a meeting, and where that stands now. */
export interface DecidedThere {
  readonly trail: number;
  readonly happening: Extract<Happening, { readonly meetingId: number | null }>;
  readonly position: Position;
}

/** What was decided, asked and noted at a meeting, in the order in which it was recorded. What is held is left out. */
export async function decisionsAt(viewer: Viewer, meetingId: number, moment: Moment): Promise<DecidedThere[]> {
  const on = database().reading;
  const tables = [signOffs, dateDecisions, questions, ownerConfirmations, notings];
  const trails = tables.flatMap((table) =>
    on.all<{ trail: number }>(
      sql`select ${table.trail} as trail from ${table} where ${table.meetingId} = ${meetingId} and ${table.trail} <= ${moment.trail}`,
    ),
  );
  const rows = await on
    .select({ number: trail.number, command: trail.command, id: trail.subjectId })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .where(
      and(
        inArray(
          trail.number,
          trails.map((row) => row.trail),
        ),
        sql`(${holds.trail} is null or exists (select 1 from ${releases} where ${releases.heldTrail} = ${trail.number} and ${releases.trail} <= ${moment.trail}))`,
      ),
    )
    .orderBy(trail.number);
  const positions = await positionsById(viewer, moment, [...new Set(rows.map(({ id }) => id))]);
  const happenings = await loadHappenings(
    on,
    rows.map(({ number, command }) => ({ number, command: commandNamed(command) })),
  );
  return rows.flatMap(({ number, id }): DecidedThere[] => {
    const [happening, position] = [happenings.get(number), positions.get(id)];
    return happening && "meetingId" in happening && position ? [{ trail: number, happening, position }] : [];
  });
}

/** What a meeting has before it, in the order of its paper, as the facts have it now; and what this viewer may record. */
export async function agendaOf(viewer: Viewer, meeting: Meeting, moment: Moment): Promise<AgendaItem[]> {
  const cover = await findCover(viewer, meeting.id);
  const positions = await listAllPositions(viewer, moment, scopeOf(cover?.scope ?? "all"));
  return positions.map((position) => {
    const { assurance, requestedDueOn, owner, isRecheckDue } = position;
    const items: readonly (readonly [ItemKind, string, CommandName, boolean])[] = [
      ["sign-off", "Sign-off", "acceptSignOff", assurance?.step === "requested"],
      ["new-date", "Another due date", "acceptNewDate", requestedDueOn !== null],
      ["owner", "Confirm the owner", "confirmOwner", owner?.basis === "proposed" && position.isOwnerToBeConfirmed],
      ["re-check", "Re-check", "confirmEmbedded", isRecheckDue],
      ["question", "Ask a question", "askQuestion", true],
      ["note", "Note something", "noteAtMeeting", true],
    ];
    return {
      reference: position.reference,
      shortTitle: position.shortTitle,
      shown: position.shown,
      shownName: shownNames[position.shown],
      waiting: items
        .filter(([, , , isWaiting]) => isWaiting)
        .map(([kind, label, command]) => ({ kind, label, mayDo: mayDo(viewer, command) })),
    };
  });
}

/** The cover sheet of a meeting's paper as it was written last, with its trail number; null where none was yet. */
export async function findCover(
  _viewer: Viewer,
  meetingId: number,
  on: Reading = database().reading,
): Promise<(Cover & { readonly trail: number }) | null> {
  const row = await on
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
export async function draftedCover(viewer: Viewer, meeting: Meeting, moment: Moment): Promise<Cover> {
  const blank: Cover = {
    agendaItem: "",
    title: "Recommendations of reviews: where they stand",
    author: viewer.name,
    sponsor: "",
    purpose: "decision",
    asks: "",
    summary: "",
    risks: "",
    scope: "all",
  };
  const paper = await buildPaper(viewer, meeting, blank, moment);
  return {
    ...blank,
    purpose: paper.toDecide.length > 0 ? "decision" : "information",
    asks: askLines(paper.toDecide),
    summary: summaryDraft(paper.standing, paper),
  };
}

/** The moment since which a paper tells what changed: the last paper issued for an earlier meeting; without one, the meeting before. */
export async function sinceFor(viewer: Viewer, meeting: Meeting): Promise<Since | null> {
  const last = await issuedLast(sql`${meetings.heldOn} < ${meeting.heldOn}`);
  if (last) return last;
  const { last: before } = meetingsAround(await listMeetings(viewer), meeting.heldOn);
  return before && { moment: await momentOn(before.heldOn), words: `the meeting of ${dateInWords(before.heldOn)}` };
}

export interface Since {
  readonly moment: Moment;
  readonly words: string;
}

/** The moment of the last paper that had been issued by a moment; null where none had. */
export function lastIssued(_viewer: Viewer, moment: Moment): Promise<Since | null> {
  return issuedLast(lte(papers.trail, moment.trail));
}

async function issuedLast(which: SQL): Promise<Since | null> {
  const last = await database()
    .reading.select({ upTo: papers.upTo, at: trail.at, heldOn: meetings.heldOn })
    .from(papers)
    .innerJoin(trail, eq(trail.number, papers.trail))
    .innerJoin(meetings, eq(meetings.id, papers.meetingId))
    .where(which)
    .orderBy(desc(papers.trail))
    .limit(1)
    .get();
  return last
    ? {
        moment: { instant: last.at, date: dateOf(last.at), trail: last.upTo },
        words: `the paper of ${dateInWords(last.heldOn)}`,
      }
    : null;
}

/** Every action as at a moment, as the log lists it: those that count for everybody, in the order of the references. */
export async function listActionLog(viewer: Viewer, moment: Moment): Promise<ActionLogRow[]> {
  const positions = await listAllPositions(viewer, moment, {});
  const titles = new Map(positions.map(({ id, shortTitle }) => [id, shortTitle]));
  const directory = await agenciesAsAt(viewer, moment);
  const names = await namesOfPeople(viewer);
  const asks = await askWords(viewer);
  const actions = await listActionsUnder(viewer, [...titles.keys()], moment);
  const place = new Map(positions.map(({ id }, index) => [id, index]));
  return actions
    .toSorted((a, b) => (place.get(a.recommendationId) ?? 0) - (place.get(b.recommendationId) ?? 0))
    .map((action) => ({
      reference: action.reference,
      shortTitle: titles.get(action.recommendationId) ?? "",
      ask: action.askId === null ? "" : (asks.get(action.askId) ?? ""),
      what: action.what,
      agency: directory.get(action.agencyId)?.name ?? "",
      person: action.personId === null ? "" : (names.get(action.personId) ?? ""),
      dueOn: action.dueOn,
      state: actionStateNames[action.state],
      doneOn: action.doneOn,
      daysOverdue: daysActionOverdue(action, moment.date),
      note: action.note,
      lastReported: action.reportedAt === null ? null : dateOf(action.reportedAt),
    }));
}

const MOST_DIFFERENCES = 200;

/** A meeting's paper as the facts have it as at a moment, with the cover sheet given. Only what counts for everybody is in it. */
export async function buildPaper(viewer: Viewer, meeting: Meeting, cover: Cover, moment: Moment): Promise<Paper> {
  const { partnership, marking, mode } = config();
  const which = scopeOf(cover.scope);
  const positions = await listAllPositions(viewer, moment, which);
  const ids = positions.map(({ id }) => id);
  const directory = await agenciesAsAt(viewer, moment);
  const all = await listMeetings(viewer);
  const known = {
    names: await namesOfPeople(viewer),
    directory,
    meetings: new Map(all.map(({ id, heldOn }) => [id, heldOn])),
  };
  const since = await sinceFor(viewer, meeting);
  const changes = since ? await changesSince(viewer, since.moment, moment, ids) : [];
  const background = await backgroundOf(viewer, ids, moment);
  const { last } = meetingsAround(all, moment.date);
  const summary = await countPositions(viewer, moment, {
    listing: which,
    lastMeeting: last && (await momentOn(last.heldOn)),
  });
  const differences = await listDifferences(viewer, moment, MOST_DIFFERENCES);
  return {
    format: 1,
    partnership,
    marking,
    isTrial: mode === "trial",
    meeting: { title: meeting.title, heldOn: meeting.heldOn },
    cover,
    scopeName: await scopeInWords(viewer, which, directory, moment),
    asAt: moment.instant,
    upTo: moment.trail,
    since: since?.words ?? null,
    standing: summaryInWords(summary, last),
    rows: positions.map(paperRow),
    changes: changeLines(changes, known),
    exceptions: exceptionLists(positions),
    toDecide: decisionLines(positions),
    completed: completedLines(changes),
    extensions: extensionLines(positions),
    outstanding: outstandingLines(positions),
    details: positions.map((position) => paperDetail(position, background, known, moment.date)),
    differences: differences
      .filter(({ recommendationId }) => ids.includes(recommendationId))
      .map(({ difference, reference, agencyId, at, evidence }) => ({
        words: difference,
        source: `${reference}, ${directory.get(agencyId)?.name}, ${dateInWords(dateOf(at))}`,
        evidence: evidence.map(({ title }) => title),
      })),
    pictures: await picturesOf(viewer, positions, all, moment),
    key: shownAs.map((shown) => ({ shown, name: shownNames[shown], meaning: shownMeanings[shown] })),
  };
}

const MEETINGS_SHOWN = 7;

async function picturesOf(
  viewer: Viewer,
  positions: readonly Position[],
  all: readonly Meeting[],
  moment: Moment,
): Promise<Pictures> {
  const ids = positions.map(({ id }) => id);
  const past = all.filter(({ heldOn }) => heldOn < moment.date).slice(-MEETINGS_SHOWN);
  const then = await Promise.all(
    past.map(async ({ heldOn }) => ({ date: heldOn, at: await positionsById(viewer, await momentOn(heldOn), ids) })),
  );
  const stages = [...then, { date: moment.date, at: new Map(positions.map((position) => [position.id, position])) }];
  const cell = (position: Position | undefined) =>
    position ? { shown: position.shown, letter: shownLetters[position.shown], name: shownNames[position.shown] } : null;
  return {
    strip: {
      meetings: [...past.map(({ heldOn }) => dateInWords(heldOn)), "Now"],
      rows: positions.map(({ id, reference }) => ({ reference, cells: stages.map(({ at }) => cell(at.get(id))) })),
    },
    slips: positions.flatMap(({ reference, slip, dueOn }) =>
      slip && dueOn ? [{ reference, first: slip.first, now: dueOn, days: slip.days }] : [],
    ),
    overTime: stages.map(({ date, at }) => {
      const shown = [...at.values()].map((position) => position.shown);
      const complete = shown.filter((one) => one === "complete" || one === "embedded" || one === "not-pursued").length;
      const delivered = shown.filter((one) => one === "delivered").length;
      return { date, open: shown.length - complete - delivered, delivered, complete };
    }),
  };
}

function scopeOf(scope: string): { owner?: number; review?: string } {
  const [kind, value = ""] = scope.split(":");
  if (kind === "review") return { review: value };
  return kind === "agency" ? { owner: Number(value) } : {};
}

/** "All recommendations", "Harm to Under 2s in Kent", "KCC Early Help". */
async function scopeInWords(
  viewer: Viewer,
  { owner, review }: ReturnType<typeof scopeOf>,
  directory: ReadonlyMap<number, { readonly name: string }>,
  moment: Moment,
): Promise<string> {
  if (review) return (await listReviews(viewer, moment)).find(({ code }) => code === review)?.title ?? review;
  if (owner) return directory.get(owner)?.name ?? "One agency";
  return "All recommendations";
}
