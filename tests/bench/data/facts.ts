import type SQLite from "better-sqlite3";
import { oneOf, seededNumbers } from "../../driver/numbers.ts";
import { type Command, type Period, type PlannedWrite, planWrites, RECHECK_AFTER } from "./histories.ts";
import type { Agency, Subjects } from "./recommendations.ts";
import { type Appender, type Author, dayOf, daysAfter } from "./rows.ts";
import { paragraph } from "./text.ts";

/** What later writes about this one need to know of it. */
interface Appended {
  readonly trail: number;
  readonly evidenceId?: number | undefined;
  readonly dueOn?: string;
}

interface FactContext {
  readonly trail: number;
  readonly recommendationId: number;
  readonly agency: Agency;
  readonly date: string;
  readonly isDelivery: boolean;
  /** The write that this one is about. */
  readonly about: Appended | undefined;
}

type AppendFact = (context: FactContext) => Omit<Appended, "trail"> | undefined;

const executiveCommands = new Set<Command>([
  "askQuestion",
  "acceptNewDate",
  "refuseNewDate",
  "acceptSignOff",
  "returnSignOff",
  "confirmEmbedded",
]);
const businessCommands = new Set<Command>([
  "assignOwner",
  "setDueDate",
  "setReportingInterval",
  "setSuccessMeasure",
  "assess",
  "appraiseEvidence",
]);
const ratings = ["on-track", "on-track", "on-track", "at-risk", "off-track", "not-started"] as const;

/** Appends all facts of a period to the recommendations, each write with the rows that its command appends. */
export function appendFacts(sqlite: SQLite.Database, append: Appender, subjects: Subjects, period: Period): void {
  const random = seededNumbers(subjects.appended.length + 1);
  const facts = factsByCommand(sqlite, append, subjects, random);
  const appended = new Map<PlannedWrite, Appended>();
  for (const planned of planWrites(subjects, period, random)) {
    const { at, command, recommendationId, agency, isDelivery = false } = planned;
    const about = planned.about && appended.get(planned.about);
    const by = authorOf(command, agency, subjects);
    append.write({ at, by, command, subjectKind: "recommendation", subjectId: recommendationId }, (trail) => {
      const more = facts[command]({ trail, recommendationId, agency, date: dayOf(at), isDelivery, about });
      appended.set(planned, { trail, ...more });
    });
  }
}

function authorOf(command: Command, agency: Agency, { business, executive }: Subjects): Author {
  if (executiveCommands.has(command)) return executive;
  return businessCommands.has(command) ? business : agency.author;
}

/** For each command a function that appends its rows, with made-up text. */
function factsByCommand(sqlite: SQLite.Database, append: Appender, subjects: Subjects, random: () => number) {
  const tools = toolsFor(append, subjects, random);
  const facts: Record<Command, AppendFact> = {
    ...ownershipFacts(tools),
    ...reportingFacts(tools),
    ...questionFacts(tools),
    ...newDateFacts(sqlite, tools),
    ...signOffFacts(sqlite, tools),
  };
  return facts;
}

/** What the functions below share. */
type Tools = ReturnType<typeof toolsFor>;

function toolsFor(append: Appender, { meetings }: Subjects, random: () => number) {
  const subject = ({ trail, recommendationId }: FactContext) => ({ trail, recommendation_id: recommendationId });
  const report = (context: FactContext) => ({ ...subject(context), agency_id: context.agency.id, held: 0 });
  return {
    random,
    row: (...args: Parameters<Appender["row"]>) => append.row(...args),
    text: (least = 60, most = 160) => paragraph(random, least, most),
    between: (least: number, most: number) => Math.floor(least + random() * (most - least)),
    meetingBefore: (date: string) => meetings.findLast(({ heldOn }) => heldOn <= date)?.id ?? null,
    leadOf: ({ author }: Agency) => (author.role === "lead" ? author.personId : null),
    /** The columns that most tables have. */
    subject,
    /** The columns of what an owner reports. */
    report,
    evidence: (context: FactContext, shows: "activity" | "outcome") => {
      const what = { title: "Figures of the quarter", url: "https://example.org/figures" };
      const true_on = daysAfter(context.date, -7);
      return { evidenceId: append.row("evidence", { ...report(context), ...what, shows, true_on }) };
    },
    /** An append function for a single row that no later write needs to know of. */
    single:
      (table: string, columns: (context: FactContext) => Parameters<Appender["row"]>[1]): AppendFact =>
      (context) => {
        append.row(table, columns(context));
        return undefined;
      },
  };
}

function ownershipFacts({ single, subject, text, between, leadOf, random }: Tools) {
  return {
    assignOwner: single("assignments", (context) => ({
      ...subject(context),
      agency_id: context.agency.id,
      lead_person_id: leadOf(context.agency),
      basis: random() < 0.02 ? "proposed" : "assigned",
      reason: text(),
    })),
    setDueDate: single("due_dates", (context) => ({
      ...subject(context),
      due_on: daysAfter(context.date, between(300, 1000)),
      reason: "Agreed with the owner at the meeting of the Executive.",
    })),
    setReportingInterval: single("reporting_intervals", (context) => ({
      ...subject(context),
      months: oneOf([1, 2, 6], random),
    })),
    setSuccessMeasure: single("success_measures", (context) => ({ ...subject(context), words: text() })),
    assess: single("assessments", (context) => ({
      ...subject(context),
      rating: oneOf(ratings, random),
      reason: text(),
      held: 0,
    })),
  };
}

function reportingFacts({ row, single, report, evidence, text, between, leadOf, random }: Tools) {
  const lastRatings = new Map<number, string>();
  const postUpdate: AppendFact = (context) => {
    const { recommendationId, isDelivery, trail } = context;
    const last = lastRatings.get(recommendationId);
    const isUnchanged = !isDelivery && last !== undefined && random() < 0.1;
    const rating = isDelivery ? "delivered" : isUnchanged ? last : oneOf(ratings, random);
    lastRatings.set(recommendationId, rating);
    const answer = (isGiven: boolean, least: number, most: number) =>
      isGiven && !isUnchanged ? text(least, most) : "";
    row("updates", {
      ...report(context),
      as_owner: 1,
      rating,
      nothing_changed: isUnchanged ? 1 : 0,
      done: answer(true, 200, 600),
      difference: answer(random() < 0.5, 200, 400),
      next: answer(true, 80, 200),
      in_the_way: answer(rating === "at-risk" || rating === "off-track", 80, 200),
      stands_at: trail,
    });
    return isDelivery || (!isUnchanged && random() < 0.15) ? evidence(context, "outcome") : undefined;
  };
  return {
    postUpdate,
    addEvidence: (context: FactContext) => evidence(context, random() < 0.5 ? "outcome" : "activity"),
    appraiseEvidence: single("appraisals", ({ trail, about }) => ({
      trail,
      evidence_id: about?.evidenceId ?? null,
      is_sufficient: random() < 0.8 ? 1 : 0,
      reason: text(),
    })),
    addAction: single("actions", (context) => ({
      ...report(context),
      added_for_id: context.agency.id,
      ask_id: null,
      person_id: leadOf(context.agency),
      what: text(),
      due_on: daysAfter(context.date, between(30, 240)),
    })),
    reportOnAction: single("action_reports", ({ trail, agency, date, about }) => {
      const state = oneOf(["done", "done", "done", "open", "dropped"], random);
      const action = { trail, action_trail: about?.trail ?? null, agency_id: agency.id };
      return { ...action, state, done_on: state === "done" ? date : null, note: text(), held: 0 };
    }),
  };
}

function questionFacts({ single, subject, meetingBefore, text }: Tools) {
  return {
    askQuestion: single("questions", (context) => ({
      ...subject(context),
      words: text(),
      meeting_id: meetingBefore(context.date),
      held: 0,
    })),
    answerQuestion: single("replies", ({ trail, agency, about }) => {
      const question = { trail, question_trail: about?.trail ?? null, agency_id: agency.id };
      return { ...question, kind: "answer", words: text(100, 300), held: 0 };
    }),
  };
}

function newDateFacts(sqlite: SQLite.Database, { row, subject, report, meetingBefore, text, between }: Tools) {
  const dueDateOf = sqlite
    .prepare<[number], string>("select due_on from due_dates where recommendation_id = ? order by trail desc")
    .pluck();
  const requestNewDate: AppendFact = (context) => {
    const agreed = dueDateOf.get(context.recommendationId);
    const dueOn = daysAfter(agreed && agreed > context.date ? agreed : context.date, between(30, 300));
    row("date_requests", { ...report(context), due_on: dueOn, reason: text(), interim_risk: text() });
    return { dueOn };
  };
  const decide =
    (accepted: 0 | 1): AppendFact =>
    (context) => {
      const { trail, date, about } = context;
      const decision = { trail, request_trail: about?.trail ?? null, accepted };
      const reason = text();
      row("date_decisions", { ...decision, reason, meeting_id: meetingBefore(date) });
      if (accepted) row("due_dates", { ...subject(context), due_on: about?.dueOn ?? null, reason });
      return undefined;
    };
  return { requestNewDate, acceptNewDate: decide(1), refuseNewDate: decide(0) };
}

function signOffFacts(sqlite: SQLite.Database, { row, subject, meetingBefore, text }: Tools) {
  const trailsOf = sqlite
    .prepare<[number], number>(
      "select number from trail where subject_kind = 'recommendation' and subject_id = ? order by number",
    )
    .pluck();
  const step =
    (name: "requested" | "accepted" | "returned" | "embedded", more: AppendFact = () => undefined): AppendFact =>
    (context) => {
      const isRequest = name === "requested";
      row("sign_offs", {
        ...subject(context),
        step: name,
        request_trail: name === "accepted" || name === "returned" ? (context.about?.trail ?? null) : null,
        reason: isRequest ? "" : text(),
        meeting_id: isRequest ? null : meetingBefore(context.date),
        held: 0,
      });
      return more(context);
    };
  return {
    requestSignOff: step("requested", ({ trail, agency, about }) => {
      const evidence_ids = JSON.stringify([about?.evidenceId]);
      const answers = { done: text(200, 600), difference: text(200, 400) };
      row("sign_off_requests", { trail, agency_id: agency.id, ...answers, evidence_ids });
      return { evidenceId: about?.evidenceId };
    }),
    acceptSignOff: step("accepted", ({ trail, recommendationId, date, about }) => {
      const trails = trailsOf.all(recommendationId).filter((number) => number < trail);
      row("acceptances", {
        trail,
        up_to: trails.at(-1) ?? 0,
        fact_trails: JSON.stringify(trails),
        evidence_ids: JSON.stringify([about?.evidenceId]),
        recheck_on: daysAfter(date, RECHECK_AFTER),
      });
      return undefined;
    }),
    returnSignOff: step("returned"),
    confirmEmbedded: step("embedded"),
  };
}
