import type SQLite from "better-sqlite3";
import { oneOf, seededNumbers } from "../../driver/numbers.ts";
import { type Command, type Period, type PlannedWrite, planWrites, RECHECK_AFTER } from "./histories.ts";
import type { Subjects } from "./recommendations.ts";
import { type Appender, type Author, dayOf, daysAfter } from "./rows.ts";
import { paragraph } from "./text.ts";

const byExecutive = /^(askQuestion|(accept|refuse)NewDate|(accept|return)SignOff|confirmEmbedded)$/;
const byBusinessTeam = /^(assignOwner|setDueDate|setReportingInterval|setSuccessMeasure|assess|appraiseEvidence)$/;
const ratings = ["on-track", "on-track", "on-track", "at-risk", "off-track", "not-started"] as const;

/** What later writes about a write need to know of it. */
interface Appended {
  readonly trail: number;
  readonly evidenceId: number | undefined;
  readonly dueOn: string | undefined;
}

type Columns = Readonly<Record<string, string | number | null>>;
type Rows = readonly (readonly [table: string, columns: Columns])[];

/** Appends all facts of a period to the recommendations, each write with the rows that its command appends. */
export function appendFacts(sqlite: SQLite.Database, append: Appender, subjects: Subjects, period: Period): void {
  const random = seededNumbers(subjects.appended.length + 1);
  const state = newState(sqlite, subjects, random);
  for (const planned of planWrites(subjects, period, random)) {
    const { at, command, recommendationId } = planned;
    const by = authorOf(planned, subjects);
    append.write({ at, by, command, subjectKind: "recommendation", subjectId: recommendationId }, (trail) => {
      const about = planned.about && state.appended.get(planned.about);
      const context: FactContext = { ...state, planned, trail, date: dayOf(at), about };
      let evidenceId = command === "requestSignOff" ? about?.evidenceId : undefined;
      let dueOn: string | undefined;
      for (const [table, columns] of rowsOf[command](context)) {
        const id = append.row(table, { ...columns, trail });
        if (table === "evidence") evidenceId = id;
        if (table === "date_requests") dueOn = String(columns.due_on);
      }
      state.appended.set(planned, { trail, evidenceId, dueOn });
    });
  }
}

function authorOf({ command, agency }: PlannedWrite, { business, executive }: Subjects): Author {
  if (byExecutive.test(command)) return executive;
  return byBusinessTeam.test(command) ? business : agency.author;
}

/** What the rows of all writes are made with. */
function newState(sqlite: SQLite.Database, { meetings }: Subjects, random: () => number) {
  return {
    random,
    appended: new Map<PlannedWrite, Appended>(),
    lastRatings: new Map<number, string>(),
    text: (least = 60, most = 160) => paragraph(random, least, most),
    daysAfterBetween: (date: string, least: number, most: number) =>
      daysAfter(date, Math.floor(least + random() * (most - least))),
    meetingBefore: (date: string) => meetings.findLast(({ heldOn }) => heldOn <= date)?.id ?? null,
    trailsOf: sqlite
      .prepare<[number], number>(
        "select number from trail where subject_kind = 'recommendation' and subject_id = ? order by number",
      )
      .pluck(),
    dueDateOf: sqlite
      .prepare<[number], string>("select due_on from due_dates where recommendation_id = ? order by trail desc")
      .pluck(),
  };
}

interface FactContext extends ReturnType<typeof newState> {
  readonly planned: PlannedWrite;
  readonly trail: number;
  readonly date: string;
  /** The write that this one is about. */
  readonly about: Appended | undefined;
}

const subject = ({ planned }: FactContext) => ({ recommendation_id: planned.recommendationId });
const agency = ({ planned }: FactContext) => ({ agency_id: planned.agency.id });
const report = (c: FactContext) => ({ ...subject(c), ...agency(c), held: 0 });
const lead = ({ planned: { agency: owner } }: FactContext) =>
  owner.author.role === "lead" ? owner.author.personId : null;

/** The rows that each command appends, all of them with the number of the trail row besides. */
const rowsOf: Readonly<Record<Command, (context: FactContext) => Rows>> = {
  assignOwner: (c) => {
    const basis = c.random() < 0.02 ? "proposed" : "assigned";
    return [["assignments", { ...subject(c), ...agency(c), lead_person_id: lead(c), basis, reason: c.text() }]];
  },
  setDueDate: (c) => [
    ["due_dates", { ...subject(c), due_on: c.daysAfterBetween(c.date, 300, 1000), reason: "Agreed with the owner." }],
  ],
  setReportingInterval: (c) => [["reporting_intervals", { ...subject(c), months: oneOf([1, 2, 6], c.random) }]],
  setSuccessMeasure: (c) => [["success_measures", { ...subject(c), words: c.text() }]],
  assess: (c) => [["assessments", { ...subject(c), rating: oneOf(ratings, c.random), reason: c.text(), held: 0 }]],
  postUpdate: updateRows,
  addEvidence: (c) => [evidenceRow(c, c.random() < 0.5 ? "outcome" : "activity")],
  appraiseEvidence: (c) => {
    const is_sufficient = c.random() < 0.8 ? 1 : 0;
    return [["appraisals", { evidence_id: c.about?.evidenceId ?? null, is_sufficient, reason: c.text() }]];
  },
  addAction: (c) => {
    const by = { added_for_id: c.planned.agency.id, ask_id: null, person_id: lead(c) };
    return [["actions", { ...report(c), ...by, what: c.text(), due_on: c.daysAfterBetween(c.date, 30, 240) }]];
  },
  reportOnAction: (c) => {
    const state = oneOf(["done", "done", "done", "open", "dropped"], c.random);
    const action = { action_trail: c.about?.trail ?? null, ...agency(c), held: 0 };
    return [["action_reports", { ...action, state, done_on: state === "done" ? c.date : null, note: c.text() }]];
  },
  askQuestion: (c) => [["questions", { ...subject(c), words: c.text(), meeting_id: c.meetingBefore(c.date), held: 0 }]],
  answerQuestion: (c) => {
    const question = { question_trail: c.about?.trail ?? null, ...agency(c), kind: "answer", held: 0 };
    return [["replies", { ...question, words: c.text(100, 300) }]];
  },
  requestNewDate: (c) => {
    const agreed = c.dueDateOf.get(c.planned.recommendationId);
    const due_on = c.daysAfterBetween(agreed && agreed > c.date ? agreed : c.date, 30, 300);
    return [["date_requests", { ...report(c), due_on, reason: c.text(), interim_risk: c.text() }]];
  },
  acceptNewDate: (c) => {
    const decision = decisionRow(c, 1);
    return [decision, ["due_dates", { ...subject(c), due_on: c.about?.dueOn ?? null, reason: decision[1].reason }]];
  },
  refuseNewDate: (c) => [decisionRow(c, 0)],
  requestSignOff: (c) => {
    const answers = { done: c.text(200, 600), difference: c.text(200, 400) };
    const step = { step: "requested", request_trail: null, reason: "", meeting_id: null, held: 0 };
    return [
      ["sign_offs", { ...subject(c), ...step }],
      ["sign_off_requests", { ...agency(c), ...answers, evidence_ids: JSON.stringify([c.about?.evidenceId]) }],
    ];
  },
  acceptSignOff: (c) => {
    const trails = c.trailsOf.all(c.planned.recommendationId).filter((number) => number < c.trail);
    const facts = { up_to: trails.at(-1) ?? 0, fact_trails: JSON.stringify(trails) };
    const evidence_ids = JSON.stringify([c.about?.evidenceId]);
    return [
      signOffRow(c, "accepted", c.about?.trail ?? null),
      ["acceptances", { ...facts, evidence_ids, recheck_on: daysAfter(c.date, RECHECK_AFTER) }],
    ];
  },
  returnSignOff: (c) => [signOffRow(c, "returned", c.about?.trail ?? null)],
  confirmEmbedded: (c) => [signOffRow(c, "embedded", null)],
};

function updateRows(c: FactContext): Rows {
  const { recommendationId, isDelivery } = c.planned;
  const last = c.lastRatings.get(recommendationId);
  const isUnchanged = !isDelivery && last !== undefined && c.random() < 0.1;
  const rating = isDelivery ? "delivered" : isUnchanged ? last : oneOf(ratings, c.random);
  c.lastRatings.set(recommendationId, rating);
  const answer = (isGiven: boolean, least: number, most: number) =>
    isGiven && !isUnchanged ? c.text(least, most) : "";
  const answers = {
    done: answer(true, 200, 600),
    difference: answer(c.random() < 0.5, 200, 400),
    next: answer(true, 80, 200),
    in_the_way: answer(rating === "at-risk" || rating === "off-track", 80, 200),
  };
  const update = { as_owner: 1, rating, nothing_changed: isUnchanged ? 1 : 0, stands_at: c.trail };
  const hasEvidence = isDelivery || (!isUnchanged && c.random() < 0.15);
  return [["updates", { ...report(c), ...update, ...answers }], ...(hasEvidence ? [evidenceRow(c, "outcome")] : [])];
}

function evidenceRow(c: FactContext, shows: "activity" | "outcome") {
  const link = { title: "Figures of the quarter", url: "https://example.org/figures" };
  return ["evidence", { ...report(c), ...link, shows, true_on: daysAfter(c.date, -7) }] as const;
}

function decisionRow(c: FactContext, accepted: 0 | 1) {
  const decision = { request_trail: c.about?.trail ?? null, accepted, meeting_id: c.meetingBefore(c.date) };
  return ["date_decisions", { ...decision, reason: c.text() }] as const;
}

function signOffRow(c: FactContext, step: string, request_trail: number | null) {
  const decision = { step, request_trail, reason: c.text(), meeting_id: c.meetingBefore(c.date), held: 0 };
  return ["sign_offs", { ...subject(c), ...decision }] as const;
}
