import type SQLite from "better-sqlite3";
import { addDays, dateOf, type Instant } from "#lib/core/clock.ts";
import { oneOf, paragraph, seededNumbers, shortTitle } from "./texts.ts";
import { type Author, trailWriter } from "./trail.ts";

/** What there is to write facts about, and who writes them. */
export interface Volume {
  readonly business: Author;
  readonly agencies: readonly OwningAgency[];
  /** Without facts yet. */
  readonly made: readonly number[];
  /** The trial's own, which have some facts already. */
  readonly seeded: readonly SeededRecommendation[];
}

export interface OwningAgency {
  readonly id: number;
  /** The business team reports on behalf of an agency that has no lead here. */
  readonly author: Author;
}

export interface SeededRecommendation {
  readonly id: number;
  readonly agencyId: number;
  readonly updates: number;
}

const NEW_AGENCIES = 15;
const MEETINGS = 8;
const MEETING_EVERY = 91;

/** Appends the review "BEN" with what is missing to the total, a dozen agencies to own it, and eight meetings, seven of them held. */
export function appendReview(sqlite: SQLite.Database, total: number, at: Instant): Volume {
  const appended = trailWriter(sqlite);
  const seeded = seededRecommendations(sqlite);
  const business = businessTeam(sqlite);
  const missing = total - seeded.length;

  const meeting = sqlite.prepare(
    "insert into meetings (id, trail, title, held_on) values (@trail, @trail, 'Executive', @heldOn)",
  );
  for (let index = 1; index <= MEETINGS; index += 1) {
    const heldOn = addDays(dateOf(Date.now()), 21 - (MEETINGS - index) * MEETING_EVERY);
    meeting.run({ trail: appended({ at, by: business, command: "scheduleMeeting", subjectKind: "meeting" }), heldOn });
  }
  if (missing <= 0) return { business, seeded, made: [], agencies: owningAgencies(sqlite, business) };

  const agency = sqlite.prepare("insert into agencies (id, trail, is_executive) values (@trail, @trail, 0)");
  const agencyName = sqlite.prepare("insert into agency_names (trail, agency_id, name) values (@trail, @trail, @name)");
  for (let index = 1; index <= NEW_AGENCIES; index += 1) {
    const trail = appended({ at, by: business, command: "addAgency", subjectKind: "agency" });
    agency.run({ trail });
    agencyName.run({ trail, name: `Children’s services of district ${index}` });
  }
  const trail = appended({ at, by: business, command: "publishReview", subjectKind: "review" });
  return {
    business,
    seeded,
    made: appendRecommendations(sqlite, trail, missing, dateOf(at)),
    agencies: owningAgencies(sqlite, business),
  };
}

function appendRecommendations(sqlite: SQLite.Database, trail: number, count: number, publishedOn: string): number[] {
  const random = seededNumbers(count);
  sqlite
    .prepare(
      `insert into reviews (id, trail, code, title, publisher, kind, published_on, scope)
       values (@trail, @trail, 'BEN', 'Learning from a great many reviews', 'The partnership', 'Collection', @publishedOn, @scope)`,
    )
    .run({ trail, publishedOn, scope: paragraph(random, 100, 300) });
  const recommendation = sqlite.prepare(
    `insert into recommendations (trail, review_id, number, reference, short_title, wording)
     values (@trail, @trail, @number, @reference, @shortTitle, @wording)`,
  );
  const section = sqlite.prepare(
    "insert into recommendation_sections (trail, recommendation_id, ordinal, section) values (@trail, @id, 1, @section)",
  );
  const rationale = sqlite.prepare(
    "insert into rationales (trail, recommendation_id, ordinal, words, section) values (@trail, @id, 1, @words, @section)",
  );
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const words = { reference: `BEN-${number}`, shortTitle: shortTitle(random), wording: paragraph(random, 200, 600) };
    const id = Number(recommendation.run({ trail, number, ...words }).lastInsertRowid);
    const where = { trail, id, section: oneOf(["2.1", "3.4", "4.2", "7"], random) };
    section.run(where);
    rationale.run({ ...where, words: paragraph(random, 100, 300) });
    return id;
  });
}

function seededRecommendations(sqlite: SQLite.Database): SeededRecommendation[] {
  return sqlite
    .prepare<[], SeededRecommendation>(
      `select r.id, coalesce((select s.successor_id from successors s where s.agency_id = a.agency_id), a.agency_id) as agencyId,
         (select count(*) from updates u where u.recommendation_id = r.id) as updates
       from recommendations r
       join assignments a on a.trail = (select max(trail) from assignments where recommendation_id = r.id)
       order by r.id`,
    )
    .all();
}

const latestRoles = `role_grants g where g.trail = (select max(trail) from role_grants where person_id = g.person_id)`;

function businessTeam(sqlite: SQLite.Database): Author {
  const row = sqlite
    .prepare<[], { personId: number }>(`select g.person_id as personId from ${latestRoles} and g.role = 'business'`)
    .get();
  if (!row) throw new Error("the trial has nobody of the business team");
  return { personId: row.personId, role: "business", agencyId: null };
}

function owningAgencies(sqlite: SQLite.Database, business: Author): OwningAgency[] {
  const rows = sqlite
    .prepare<[], { id: number; leadId: number | null }>(
      `select a.id, (select g.person_id from ${latestRoles} and g.role = 'lead' and g.agency_id = a.id) as leadId
       from agencies a where not exists (select 1 from dissolutions d where d.agency_id = a.id) order by a.id`,
    )
    .all();
  return rows.map(({ id, leadId }) => ({
    id,
    author: leadId === null ? business : { personId: leadId, role: "lead", agencyId: id },
  }));
}
