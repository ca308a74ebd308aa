import type SQLite from "better-sqlite3";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Role } from "#lib/core/viewer.ts";
import type { Action, Ask } from "#lib/recommendations/actions/rules.ts";
import type { Basis } from "#lib/recommendations/ownership.rules.ts";
import type { Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Evidence, Update } from "#lib/recommendations/updates/queries.ts";
import type { Happening } from "#lib/reporting/timeline/reads.ts";
import type { Moment } from "./database.ts";
import { cleared } from "./sql.ts";

/** A row with its trail number, and its flags as the database keeps them. */
type Row<Of, Flags extends string = never> = Omit<Of, Flags> & { readonly [Flag in Flags]: number } & {
  readonly trail: number;
};
type Of<Kind extends Happening["kind"]> = Omit<Extract<Happening, { kind: Kind }>, "kind">;

export interface TrailRow {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly sample: number;
  readonly isHeld: number;
}

type Stamp = "at" | "personId" | "role" | "sample";
export type SignOffRow = Row<{
  readonly step: Step;
  readonly reason: string;
  readonly meetingId: number | null;
  readonly agencyId: number | null;
  readonly done: string;
  readonly difference: string;
  readonly facts: number;
  readonly upTo: number | null;
  readonly recheckOn: CalendarDate;
  readonly held: number;
}>;

/** Every fact about a recommendation up to a moment, newest first, one query for each table. */
export function factReader(reader: SQLite.Database) {
  const rows = <Row>(sql: string) => reader.prepare<{ id: number; upTo: number }, Row>(sql);
  const of = <Row>(columns: string, tables: string, order = "f.trail desc") =>
    rows<Row>(
      `select f.trail, ${columns} from ${tables} where f.recommendation_id = @id and f.trail <= @upTo order by ${order}`,
    );
  /** Of facts about facts of a recommendation. */
  const about = <Row>(columns: string, tables: string) =>
    rows<Row>(
      `select f.trail, ${columns} from ${tables} where o.recommendation_id = @id and f.trail <= @upTo order by f.trail desc`,
    );
  const releasedBy = "(select min(trail) from releases where held_trail = f.trail) as releasedBy";
  const isHeld = `not ${cleared("f")} as isHeld`;
  const written = `t.number as trail, t.at, t.person_id as personId, t.role, t.sample,
    h.trail is not null and not exists (select 1 from releases x where x.held_trail = h.trail and x.trail <= @upTo) as isHeld
    from trail t left join holds h on h.trail = t.number`;
  const statements = {
    trail: rows<TrailRow>(
      `select ${written} where t.subject_kind = 'recommendation' and t.subject_id = @id and t.number <= @upTo
       union all select ${written} where t.number in (select trail from handed_recommendations where recommendation_id = @id and trail <= @upTo)
       order by 1 desc`,
    ),
    assignments: of<Row<Of<"assigned">> & { readonly basis: Basis }>(
      "agency_id as agencyId, lead_person_id as leadPersonId, basis, reason",
      "assignments f",
    ),
    confirmations: about<Row<object>>(
      "f.assignment_trail",
      "assignments o join owner_confirmations f on f.assignment_trail = o.trail",
    ),
    handovers: of<Row<Of<"handed over">>>(
      "h.from_person_id as fromPersonId, f.to_person_id as toPersonId, h.reason",
      "handed_recommendations f join handovers h on h.trail = f.trail",
    ),
    contributors: of<Row<{ readonly agencyIds: string }>>("agency_ids as agencyIds", "contributor_lists f"),
    measures: of<Row<Of<"success measure">>>("words", "success_measures f"),
    taggings: of<Row<{ readonly themeIds: string }>>("theme_ids as themeIds", "theme_taggings f"),
    asks: of<Row<Ask>>("id, words", "asks f", "f.trail desc, f.id"),
    dueDates: of<Row<Of<"due date">>>("due_on as dueOn, reason", "due_dates f"),
    requests: of<Row<Of<"new date asked for">> & { readonly decided: number | null; readonly held: number }>(
      "f.agency_id as agencyId, f.due_on as dueOn, f.reason, f.interim_risk as interimRisk, f.held, d.trail as decided",
      "date_requests f left join date_decisions d on d.request_trail = f.trail and d.trail <= @upTo",
    ),
    decisions: about<Row<Of<"new date decided">, "accepted">>(
      "f.accepted, o.due_on as dueOn, f.reason, f.meeting_id as meetingId",
      "date_requests o join date_decisions f on f.request_trail = o.trail",
    ),
    intervals: of<Row<Of<"reporting interval">>>("months", "reporting_intervals f"),
    updates: of<Row<Omit<Update, Stamp>, "asOwner" | "nothingChanged" | "held">>(
      `agency_id as agencyId, as_owner as asOwner, rating, nothing_changed as nothingChanged, done, difference, next,
       in_the_way as inTheWay, corrects_trail as correctsTrail, stands_at as standsAt, held, ${releasedBy}`,
      "updates f",
    ),
    evidence: of<Row<Omit<Evidence, Stamp>, "held" | "isRemoved">>(
      `id, agency_id as agencyId, title, shows, true_on as trueOn, file_name as fileName, media_type as mediaType, bytes, url, held,
       ${releasedBy}, replaces_id as replacesId, sha256 is null and url is null as isRemoved,
       (select max(n.id) from evidence n where n.replaces_id = f.id and n.trail <= @upTo and ${cleared("n")}) as replacedBy`,
      "evidence f",
      "f.id desc",
    ),
    appraisals: about<Row<Of<"appraised">, "isSufficient"> & { readonly evidenceId: number }>(
      "f.evidence_id as evidenceId, o.title, f.is_sufficient as isSufficient, f.reason",
      "evidence o join appraisals f on f.evidence_id = o.id",
    ),
    assessments: of<Row<Of<"assessed">>>("rating, reason", "assessments f"),
    actions: of<Row<Omit<Of<"action">, "actionTrail">> & Pick<Action, "askId"> & { readonly isHeld: number }>(
      `what, ask_id as askId, agency_id as agencyId, added_for_id as addedForId, due_on as dueOn, ${isHeld}, person_id as personId`,
      "actions f",
    ),
    handedActions: about<Row<{ readonly actionTrail: number; readonly toPersonId: number; readonly accepted: number }>>(
      `f.action_trail as actionTrail, f.to_person_id as toPersonId,
       exists (select 1 from handover_acceptances a where a.handover_trail = f.trail and a.trail <= @upTo) as accepted`,
      "actions o join handed_actions f on f.action_trail = o.trail",
    ),
    reports: about<Row<Of<"action report">> & { readonly isHeld: number }>(
      `f.action_trail as actionTrail, o.what, f.agency_id as agencyId, f.state, f.done_on as doneOn, f.note, ${isHeld}`,
      "actions o join action_reports f on f.action_trail = o.trail",
    ),
    questions: of<Row<Of<"question">> & { readonly isHeld: number }>(
      `f.trail as questionTrail, words, meeting_id as meetingId, ${isHeld}`,
      "questions f",
    ),
    replies: about<Row<Of<"answer">> & { readonly kind: "answer" | "asked again"; readonly isHeld: number }>(
      `f.question_trail as questionTrail, f.kind, f.agency_id as agencyId, f.words, ${isHeld}`,
      "questions o join replies f on f.question_trail = o.trail",
    ),
    signOffs: of<SignOffRow>(
      `f.step, f.reason, f.meeting_id as meetingId, not ${cleared("f")} as held, q.agency_id as agencyId, q.done, q.difference,
       json_array_length(a.fact_trails) as facts, a.up_to as upTo, a.recheck_on as recheckOn`,
      "sign_offs f left join sign_off_requests q on q.trail = f.trail left join acceptances a on a.trail = f.trail",
    ),
    redactions: rows<
      Row<{
        readonly factTrail: number;
        readonly what: "passage" | "file";
        readonly reason: string;
        readonly at: Instant;
        readonly personId: number;
      }>
    >(
      `select distinct f.trail, x.fact_trail as factTrail, f.what, f.reason, t.at, t.person_id as personId
       from trail s join redacted_texts x on x.fact_trail = s.number join redactions f on f.trail = x.trail join trail t on t.number = f.trail
       where s.subject_kind = 'recommendation' and s.subject_id = @id and s.number <= @upTo order by f.trail desc`,
    ),
  };
  return (id: number, { upTo }: Moment) => {
    const given = { id, upTo };
    const read = <Row>(statement: SQLite.Statement<[{ id: number; upTo: number }], Row>) => statement.all(given);
    // What follows on nothing need not be looked for.
    const after = <Row>(earlier: readonly unknown[], statement: SQLite.Statement<[typeof given], Row>) =>
      earlier.length > 0 ? statement.all(given) : [];
    const [requests, evidence, actions, questions] = [
      read(statements.requests),
      read(statements.evidence),
      read(statements.actions),
      read(statements.questions),
    ];
    return {
      trail: read(statements.trail),
      assignments: read(statements.assignments),
      confirmations: read(statements.confirmations),
      handovers: read(statements.handovers),
      contributors: read(statements.contributors),
      measures: read(statements.measures),
      taggings: read(statements.taggings),
      asks: read(statements.asks),
      dueDates: read(statements.dueDates),
      requests,
      decisions: after(requests, statements.decisions),
      intervals: read(statements.intervals),
      updates: read(statements.updates),
      evidence,
      appraisals: after(evidence, statements.appraisals),
      assessments: read(statements.assessments),
      actions,
      handedActions: after(actions, statements.handedActions),
      reports: after(actions, statements.reports),
      questions,
      replies: after(questions, statements.replies),
      signOffs: read(statements.signOffs),
      redactions: read(statements.redactions),
    };
  };
}

export type Facts = ReturnType<ReturnType<typeof factReader>>;
