import { REPORTING_INTERVAL } from "#lib/recommendations/due-dates/rules.ts";
import { silentBeforeIn } from "./silence.ts";

/** A fact that counts: never held, or released by then. */
export const cleared = (fact: string) =>
  `(${fact}.held = 0 or exists (select 1 from releases where held_trail = ${fact}.trail and releases.trail <= @upTo))`;

const ofThis = (table: string) => `from ${table} x where x.recommendation_id = r.id and x.trail <= @upTo`;
const countOf = (table: string, more = "1") => `(select count(*) ${ofThis(table)} and ${cleared("x")} and ${more})`;

/** Every recommendation with the latest of each fact that decides how it stands. */
export const standing = `from recommendations r
  left join assignments a on a.trail = (select max(x.trail) ${ofThis("assignments")})
  left join due_dates d on d.trail = (select max(x.trail) ${ofThis("due_dates")})
  left join updates u on u.trail = (select x.trail ${ofThis("updates")} and x.as_owner = 1 and ${cleared("x")}
    order by x.stands_at desc, x.trail desc limit 1)
  left join trail t on t.number = u.trail
  left join assessments e on e.trail = (select max(x.trail) ${ofThis("assessments")} and ${cleared("x")})
  left join sign_offs s on s.trail = (select max(x.trail) ${ofThis("sign_offs")} and ${cleared("x")})
  left join acceptances c on c.trail = s.trail`;

const reportingMonths = `coalesce((select x.months ${ofThis("reporting_intervals")} order by x.trail desc limit 1), ${REPORTING_INTERVAL})`;

export const axes = `r.id, d.due_on as dueOn, u.rating, e.rating as assessedRating, s.step, t.at as updatedAt,
  ${reportingMonths} as reportingMonths`;

/** The same with who leads it now, and who has assessed and decided. */
export const positionRows = `${standing}
  left join handed_recommendations h on h.recommendation_id = r.id
    and h.trail = (select max(x.trail) ${ofThis("handed_recommendations")} and x.trail > a.trail)
  left join trail et on et.number = e.trail
  left join trail st on st.number = s.trail`;

const confirmed = `exists (select 1 from owner_confirmations x where x.assignment_trail = a.trail and x.trail <= @upTo)`;
const notDecided = `not exists (select 1 from date_decisions y where y.request_trail = x.trail and y.trail <= @upTo)`;
/** An action's or a question's last word, an empty one where nothing followed. */
const lastSaid = (column: string, table: string, of: string) =>
  `coalesce((select p.${column} from ${table} p where p.${of} = x.trail and p.trail <= @upTo and ${cleared("p")} order by p.trail desc limit 1), '')`;
export const isOpenQuestion = `${lastSaid("kind", "replies", "question_trail")} <> 'answer'`;
const isActionIn = (states: string) => `${lastSaid("state", "action_reports", "action_trail")} in (${states})`;
const ownersUpdates = `${ofThis("updates")} and x.as_owner = 1 and ${cleared("x")}`;

export const positionColumns = `${axes}, r.reference, r.short_title as shortTitle, a.trail as assignmentTrail, a.agency_id as agencyId,
  coalesce(h.to_person_id, a.lead_person_id) as leadPersonId, a.basis, ${confirmed} as confirmed,
  case when not exists (select 1 from handover_acceptances x where x.handover_trail = h.trail and x.trail <= @upTo) then h.trail end as handoverToAccept,
  (select x.due_on ${ofThis("due_dates")} order by x.trail limit 1) as firstDueOn,
  (select max(0, count(*) - 1) ${ofThis("due_dates")}) as dateChanges,
  (select x.due_on ${ofThis("date_requests")} and ${cleared("x")} and ${notDecided} order by x.trail desc limit 1) as requestedDueOn,
  et.role as assessedRole, st.at as stepAt, c.recheck_on as recheckOn,
  u.trail as updateTrail, u.nothing_changed as nothingChanged, t.sample,
  case when u.nothing_changed = 1 then (select count(distinct x.stands_at) ${ownersUpdates}
    and x.stands_at > coalesce((select max(x.stands_at) ${ownersUpdates} and x.nothing_changed = 0), 0)) else 0 end as unchangedInARow,
  ${countOf("questions", isOpenQuestion)} as openQuestions,
  ${countOf("actions", `x.due_on < @date and ${isActionIn("'', 'open'")}`)} as overdueActions`;

export const countColumns = `${countOf("updates")} as updateCount, ${countOf("evidence")} as evidenceCount,
  ${countOf("evidence", "x.shows = 'outcome'")} as outcomeEvidenceCount,
  ${countOf("actions", isActionIn("'', 'open'"))} as openActions, ${countOf("actions", isActionIn("'done'"))} as doneActions`;

/** What only some recommendations are. */
export const conditions = {
  toConfirm: `(a.trail is null or (a.basis = 'proposed' and not ${confirmed}) or a.agency_id in (select value from json_each(@undecided)))`,
  silent: `(coalesce(s.step, '') not in ('requested', 'accepted', 'embedded', 'not-pursued') and coalesce(t.at < ${silentBeforeIn(reportingMonths)}, 0))`,
  awaitingSignOff: "coalesce(s.step = 'requested', 0)",
  newDate: `exists (select 1 ${ofThis("date_requests")} and ${cleared("x")} and ${notDecided})`,
  recheckDue: "coalesce(s.step = 'accepted' and c.recheck_on <= @date, 0)",
  withoutDueDate: "(d.trail is null and coalesce(s.step, '') not in ('accepted', 'embedded', 'not-pursued'))",
} as const;

/** What it is shown as, in the order of the product's table. */
export const shownIn = `case
  when s.step = 'not-pursued' then 'not-pursued' when s.step = 'embedded' then 'embedded' when s.step = 'accepted' then 'complete'
  when u.rating = 'delivered' then 'delivered' when d.due_on < @date then 'overdue'
  when u.rating = 'off-track' or e.rating = 'off-track' then 'off-track'
  when u.rating = 'at-risk' or e.rating = 'at-risk' then 'at-risk'
  when u.rating = 'not-started' or e.rating = 'not-started' then 'not-started'
  when u.rating = 'on-track' or e.rating = 'on-track' then 'on-track' else 'no-update' end`;
