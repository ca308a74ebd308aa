import type SQLite from "better-sqlite3";
import { addDays, type CalendarDate } from "#lib/core/clock.ts";
import { recheckDate, type Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import type { Writing } from "./stories.ts";
import { oneOf, paragraph } from "./texts.ts";
import { rowWriter } from "./trail.ts";
import type { OwningAgency, Volume } from "./volume.ts";

/** What was written, as far as a later write about the same thing has to know it. */
export interface Written {
  readonly trail: number;
  readonly evidenceId?: number | undefined;
  readonly dueOn?: CalendarDate;
}

interface CommandOptions {
  readonly trail: number;
  readonly recommendationId: number;
  readonly agency: OwningAgency;
  readonly date: CalendarDate;
  readonly isDelivery: boolean;
  /** What this one is about. */
  readonly earlier: Written | undefined;
}

type Writer = (occasion: CommandOptions) => Omit<Written, "trail"> | null;

const ratings: readonly [Rating, ...Rating[]] = [
  "on-track",
  "on-track",
  "on-track",
  "at-risk",
  "off-track",
  "not-started",
];

/** How the facts of each command are appended, with words made up for the occasion. */
export function factWriters(sqlite: SQLite.Database, volume: Volume, random: () => number): Record<Writing, Writer> {
  const appendRow = rowWriter(sqlite);
  const sentences = (least = 60, most = 160) => paragraph(random, least, most);
  const between = (least: number, most: number) => Math.floor(least + random() * (most - least));
  const lastMeeting = (date: CalendarDate) => volume.meetings.findLast(({ heldOn }) => heldOn <= date)?.id ?? null;
  const about = ({ trail, recommendationId }: CommandOptions) => ({ trail, recommendation_id: recommendationId });
  const reported = (occasion: CommandOptions) => ({ ...about(occasion), agency_id: occasion.agency.id, held: 0 });
  const leadOf = ({ author }: OwningAgency) => (author.role === "lead" ? author.personId : null);
  const only = (table: string, row: Parameters<typeof appendRow>[1]) => {
    appendRow(table, row);
    return null;
  };
  const appendEvidence = (occasion: CommandOptions, shows: "activity" | "outcome") => {
    const what = { title: "Figures of the quarter", url: "https://example.org/figures" };
    const true_on = addDays(occasion.date, -7);
    return { evidenceId: appendRow("evidence", { ...reported(occasion), ...what, shows, true_on }) };
  };
  const appendStep = (occasion: CommandOptions, step: Step, request_trail: number | null) =>
    appendRow("sign_offs", {
      ...about(occasion),
      step,
      request_trail,
      reason: step === "requested" ? "" : sentences(),
      meeting_id: step === "requested" ? null : lastMeeting(occasion.date),
      held: 0,
    });
  const decide = (accepted: 0 | 1) => (occasion: CommandOptions) => {
    const { trail, date, earlier } = occasion;
    const reason = sentences();
    const request_trail = earlier?.trail ?? null;
    appendRow("date_decisions", { trail, request_trail, accepted, reason, meeting_id: lastMeeting(date) });
    if (accepted) appendRow("due_dates", { ...about(occasion), due_on: earlier?.dueOn ?? null, reason });
    return null;
  };

  const lastRatings = new Map<number, Rating>();
  const trailsOf = sqlite
    .prepare<[number], number>(
      "select number from trail where subject_kind = 'recommendation' and subject_id = ? order by number",
    )
    .pluck();
  const dueDateOf = sqlite
    .prepare<[number], CalendarDate>("select due_on from due_dates where recommendation_id = ? order by trail desc")
    .pluck();
  return {
    assignOwner: (occasion) =>
      only("assignments", {
        ...about(occasion),
        agency_id: occasion.agency.id,
        lead_person_id: leadOf(occasion.agency),
        basis: random() < 0.02 ? "proposed" : "assigned",
        reason: sentences(),
      }),
    setDueDate: (occasion) =>
      only("due_dates", {
        ...about(occasion),
        due_on: addDays(occasion.date, between(300, 1000)),
        reason: "Agreed with the owner at the meeting of the Executive.",
      }),
    setReportingInterval: (occasion) =>
      only("reporting_intervals", { ...about(occasion), months: oneOf([1, 2, 6], random) }),
    setSuccessMeasure: (occasion) => only("success_measures", { ...about(occasion), words: sentences() }),
    postUpdate(occasion) {
      const { recommendationId, isDelivery } = occasion;
      const last = lastRatings.get(recommendationId);
      const isUnchanged = !isDelivery && last !== undefined && random() < 0.1;
      const rating = isDelivery ? "delivered" : isUnchanged ? last : oneOf(ratings, random);
      lastRatings.set(recommendationId, rating);
      const said = (isSaid: boolean, least: number, most: number) =>
        isSaid && !isUnchanged ? sentences(least, most) : "";
      appendRow("updates", {
        ...reported(occasion),
        as_owner: 1,
        rating,
        nothing_changed: isUnchanged ? 1 : 0,
        done: said(true, 200, 600),
        difference: said(random() < 0.5, 200, 400),
        next: said(true, 80, 200),
        in_the_way: said(rating === "at-risk" || rating === "off-track", 80, 200),
        stands_at: occasion.trail,
      });
      return isDelivery || (!isUnchanged && random() < 0.15) ? appendEvidence(occasion, "outcome") : null;
    },
    assess: (occasion) =>
      only("assessments", { ...about(occasion), rating: oneOf(ratings, random), reason: sentences(), held: 0 }),
    addEvidence: (occasion) => appendEvidence(occasion, random() < 0.5 ? "outcome" : "activity"),
    appraiseEvidence: ({ trail, earlier }) =>
      only("appraisals", {
        trail,
        evidence_id: earlier?.evidenceId ?? null,
        is_sufficient: random() < 0.8 ? 1 : 0,
        reason: sentences(),
      }),
    addAction: (occasion) =>
      only("actions", {
        ...reported(occasion),
        added_for_id: occasion.agency.id,
        ask_id: null,
        person_id: leadOf(occasion.agency),
        what: sentences(),
        due_on: addDays(occasion.date, between(30, 240)),
      }),
    reportOnAction({ trail, agency, date, earlier }) {
      const state = oneOf(["done", "done", "done", "open", "dropped"], random);
      const of = { trail, action_trail: earlier?.trail ?? null, agency_id: agency.id };
      return only("action_reports", {
        ...of,
        state,
        done_on: state === "done" ? date : null,
        note: sentences(),
        held: 0,
      });
    },
    askQuestion: (occasion) =>
      only("questions", {
        ...about(occasion),
        words: sentences(),
        meeting_id: lastMeeting(occasion.date),
        held: 0,
      }),
    answerQuestion({ trail, agency, earlier }) {
      const of = { trail, question_trail: earlier?.trail ?? null, agency_id: agency.id };
      return only("replies", { ...of, kind: "answer", words: sentences(100, 300), held: 0 });
    },
    requestNewDate(occasion) {
      const agreed = dueDateOf.get(occasion.recommendationId);
      const dueOn = addDays(agreed && agreed > occasion.date ? agreed : occasion.date, between(30, 300));
      const why = { reason: sentences(), interim_risk: sentences() };
      appendRow("date_requests", { ...reported(occasion), due_on: dueOn, ...why });
      return { dueOn };
    },
    acceptNewDate: decide(1),
    refuseNewDate: decide(0),
    requestSignOff(occasion) {
      const { trail, agency, earlier } = occasion;
      appendStep(occasion, "requested", null);
      const said = { done: sentences(200, 600), difference: sentences(200, 400) };
      const evidence_ids = JSON.stringify([earlier?.evidenceId]);
      appendRow("sign_off_requests", { trail, agency_id: agency.id, ...said, evidence_ids });
      return { evidenceId: earlier?.evidenceId };
    },
    acceptSignOff(occasion) {
      const { trail, recommendationId, date, earlier } = occasion;
      appendStep(occasion, "accepted", earlier?.trail ?? null);
      const facts = trailsOf.all(recommendationId).filter((number) => number < trail);
      return only("acceptances", {
        trail,
        up_to: facts.at(-1) ?? 0,
        fact_trails: JSON.stringify(facts),
        evidence_ids: JSON.stringify([earlier?.evidenceId]),
        recheck_on: recheckDate(date),
      });
    },
    returnSignOff(occasion) {
      appendStep(occasion, "returned", occasion.earlier?.trail ?? null);
      return null;
    },
    confirmEmbedded(occasion) {
      appendStep(occasion, "embedded", null);
      return null;
    },
  };
}
