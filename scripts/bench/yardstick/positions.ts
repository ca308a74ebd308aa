import type SQLite from "better-sqlite3";
import type { Directory } from "#lib/agencies/rules.ts";
import { dateOf, daysBetween } from "#lib/core/clock.ts";
import { type Basis, isOwnerToBeConfirmed, ownerOf } from "#lib/ownership/rules.ts";
import { type Position, type ShownAs, type Summary, shownAs, shownFor, silentBefore } from "#lib/positions/rules.ts";
import type { Rating } from "#lib/progress/rules.ts";
import type { Moment } from "./database.ts";

const confirmed =
  "exists (select 1 from owner_confirmations c where c.assignment_trail = a.trail and c.trail <= @upTo)";
const cleared = (fact: string) =>
  `(${fact}.held = 0 or exists (select 1 from releases where held_trail = ${fact}.trail and releases.trail <= @upTo))`;
const countOf = (table: string) =>
  `(select count(*) from ${table} f where f.recommendation_id = r.id and f.trail <= @upTo and ${cleared("f")})`;

const standing = `from recommendations r
  left join assignments a on a.trail = (select max(x.trail) from assignments x where x.recommendation_id = r.id and x.trail <= @upTo)
  left join due_dates d on d.trail = (select max(x.trail) from due_dates x where x.recommendation_id = r.id and x.trail <= @upTo)
  left join updates u on u.trail = (select x.trail from updates x where x.recommendation_id = r.id and x.trail <= @upTo
    and x.as_owner = 1 and ${cleared("x")} order by x.stands_at desc, x.trail desc limit 1)
  left join trail t on t.number = u.trail`;

const facts = `select r.id, r.reference, r.short_title as shortTitle, a.trail as assignmentTrail, a.agency_id as agencyId,
    a.lead_person_id as leadPersonId, a.basis, ${confirmed} as confirmed, d.due_on as dueOn, u.rating, u.trail as updateTrail,
    u.nothing_changed as nothingChanged, t.at as updatedAt, t.sample,
    ${countOf("updates")} as updateCount, ${countOf("evidence")} as evidenceCount ${standing}`;

const toBeConfirmed = `(a.trail is null or (a.basis = 'proposed' and not ${confirmed}))`;
const shown = `case when u.rating = 'delivered' then 'delivered' when d.due_on < @date then 'overdue' else coalesce(u.rating, 'no-update') end`;

type FactRow = Pick<Position, "id" | "reference" | "shortTitle" | "dueOn" | "updateCount" | "evidenceCount"> & {
  readonly assignmentTrail: number | null;
  readonly agencyId: number;
  readonly leadPersonId: number | null;
  readonly basis: Basis;
  readonly confirmed: number;
  readonly rating: Rating | null;
  readonly updateTrail: number | null;
  readonly nothingChanged: number;
  readonly updatedAt: number;
  readonly sample: number;
};

interface CountRow extends Omit<Summary, "shown"> {
  readonly shown: ShownAs;
}

export function positionReader(reader: SQLite.Database) {
  const page = reader.prepare<{ upTo: number }, FactRow>(
    `${facts} where r.trail <= @upTo order by r.review_id, r.number limit 25`,
  );
  const byIds = reader.prepare<{ upTo: number; ids: string }, FactRow>(
    `${facts} where r.id in (select value from json_each(@ids)) and r.trail <= @upTo`,
  );
  const undecided = reader.prepare<{ upTo: number }, FactRow>(
    `${facts} where r.trail <= @upTo and ${toBeConfirmed} order by r.review_id, r.number limit 12`,
  );
  const count = reader.prepare<{ upTo: number; date: string; since: number; silent: number }, CountRow>(
    `select ${shown} as shown, count(*) as total, sum(u.trail is null) as withoutUpdate,
       sum(u.trail is null or u.trail <= @since) as withoutUpdateSinceMeeting, sum(coalesce(t.at < @silent, 0)) as silent,
       sum(d.trail is null) as withoutDueDate, sum(${toBeConfirmed}) as ownersToBeConfirmed
     ${standing} where r.trail <= @upTo group by shown`,
  );
  return {
    page: (moment: Moment, directory: Directory) => positionsFrom(page.all({ upTo: moment.upTo }), moment, directory),
    byIds: (moment: Moment, directory: Directory, ids: readonly number[]) =>
      positionsFrom(byIds.all({ upTo: moment.upTo, ids: JSON.stringify(ids) }), moment, directory),
    undecided: (moment: Moment, directory: Directory) =>
      positionsFrom(undecided.all({ upTo: moment.upTo }), moment, directory),
    summary: (moment: Moment, since: number) =>
      summed(count.all({ ...moment, since, silent: silentBefore(moment.date) })),
  };
}

function positionsFrom(rows: readonly FactRow[], { date }: Moment, directory: Directory): Position[] {
  const silentSince = silentBefore(date);
  return rows.map(({ assignmentTrail, agencyId, leadPersonId, basis, updateTrail, updatedAt, ...row }) => {
    const assignment =
      assignmentTrail === null
        ? null
        : { trail: assignmentTrail, agencyId, leadPersonId, basis, confirmed: row.confirmed === 1 };
    const owner = ownerOf(assignment, directory, date);
    const lastUpdate =
      updateTrail === null
        ? null
        : { trail: updateTrail, at: updatedAt, sample: row.sample === 1, nothingChanged: row.nothingChanged === 1 };
    const isOverdue = row.dueOn !== null && row.dueOn < date;
    return {
      ...row,
      assignment,
      owner,
      lastUpdate,
      shown: shownFor({ rating: row.rating, isOverdue }),
      isOwnerToBeConfirmed: isOwnerToBeConfirmed(owner),
      daysOverdue: row.dueOn && isOverdue && row.rating !== "delivered" ? daysBetween(row.dueOn, date) : null,
      daysUntilDue: row.dueOn && !isOverdue ? daysBetween(date, row.dueOn) : null,
      daysSilent: lastUpdate && updatedAt < silentSince ? daysBetween(dateOf(updatedAt), date) : null,
    };
  });
}

function summed(rows: readonly CountRow[]): Summary {
  const sum = (field: Exclude<keyof Summary, "shown">) => rows.reduce((total, row) => total + row[field], 0);
  const totalOf = (as: ShownAs) => rows.find((row) => row.shown === as)?.total ?? 0;
  return {
    total: sum("total"),
    shown: Object.fromEntries(shownAs.map((as) => [as, totalOf(as)])) as Record<ShownAs, number>,
    withoutUpdate: sum("withoutUpdate"),
    withoutUpdateSinceMeeting: sum("withoutUpdateSinceMeeting"),
    silent: sum("silent"),
    withoutDueDate: sum("withoutDueDate"),
    ownersToBeConfirmed: sum("ownersToBeConfirmed"),
  };
}
