import type SQLite from "better-sqlite3";
import { addDays, type CalendarDate, dateOf, type Instant } from "#lib/core/clock.ts";
import type { Meeting } from "#lib/meetings/rules.ts";
import { oneOf, paragraph, seededNumbers, shortTitle } from "./texts.ts";
import { type Author, rowWriter, trailWriter } from "./trail.ts";

/** What there is to write facts about, and who writes them. */
export interface Volume {
  readonly business: Author;
  readonly executive: Author;
  /** In the order of their dates. */
  readonly meetings: readonly Meeting[];
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
  /** How many facts it has already, and how many of them are updates. */
  readonly writes: number;
  readonly updates: number;
  readonly hasDueDate: boolean;
}

const NEW_AGENCIES = 15;
const MEETINGS = 8;
const MEETING_EVERY = 91;

/** Appends the review "BEN" with what is missing to the total, a dozen agencies to own it, and eight meetings, seven of them held. */
export function appendReview(sqlite: SQLite.Database, total: number, at: Instant): Volume {
  const append = trailWriter(sqlite);
  const seeded = seededRecommendations(sqlite);
  const business = authorOf(sqlite, "business");
  const executive = authorOf(sqlite, "executive");
  const missing = total - seeded.length;

  const appendRow = rowWriter(sqlite);
  for (let index = 1; index <= MEETINGS; index += 1) {
    const held_on = addDays(dateOf(Date.now()), 21 - (MEETINGS - index) * MEETING_EVERY);
    append({ at, by: business, command: "scheduleMeeting", subjectKind: "meeting" }, (trail) =>
      appendRow("meetings", { id: trail, trail, title: "Executive", held_on }),
    );
  }
  const meetings = sqlite
    .prepare<[], Meeting>("select id, title, held_on as heldOn from meetings order by held_on, id")
    .all();
  const made: number[] = [];
  if (missing > 0) {
    appendAgencies(sqlite, append, business, at);
    append({ at, by: business, command: "publishReview", subjectKind: "review" }, (trail) => {
      made.push(...appendRecommendations(sqlite, trail, missing, dateOf(at)));
    });
  }
  return { business, executive, meetings, seeded, made, agencies: owningAgencies(sqlite, business) };
}

function appendAgencies(sqlite: SQLite.Database, append: ReturnType<typeof trailWriter>, by: Author, at: Instant) {
  const appendRow = rowWriter(sqlite);
  for (let index = 1; index <= NEW_AGENCIES; index += 1)
    append({ at, by, command: "addAgency", subjectKind: "agency" }, (trail) => {
      const name = `Children’s services of district ${index}`;
      appendRow("agencies", { id: trail, trail, is_executive: 0 });
      appendRow("agency_names", { trail, agency_id: trail, name });
    });
}

function appendRecommendations(
  sqlite: SQLite.Database,
  trail: number,
  count: number,
  published_on: CalendarDate,
): number[] {
  const random = seededNumbers(count);
  const appendRow = rowWriter(sqlite);
  const about = { code: "BEN", title: "Learning from a great many reviews", publisher: "The partnership" };
  const scope = paragraph(random, 100, 300);
  appendRow("reviews", { id: trail, trail, ...about, kind: "Collection", published_on, scope });
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const words = { short_title: shortTitle(random), wording: paragraph(random, 200, 600) };
    const id = appendRow("recommendations", { trail, review_id: trail, number, reference: `BEN-${number}`, ...words });
    const where = { trail, recommendation_id: id, ordinal: 1, section: oneOf(["2.1", "3.4", "4.2", "7"], random) };
    appendRow("recommendation_sections", where);
    appendRow("rationales", { ...where, words: paragraph(random, 100, 300) });
    return id;
  });
}

function seededRecommendations(sqlite: SQLite.Database): SeededRecommendation[] {
  return sqlite
    .prepare<[], Omit<SeededRecommendation, "hasDueDate"> & { hasDueDate: number }>(
      `select r.id, coalesce((select s.successor_id from successors s where s.agency_id = a.agency_id), a.agency_id) as agencyId,
         (select count(*) from trail t where t.subject_kind = 'recommendation' and t.subject_id = r.id) as writes,
         (select count(*) from updates u where u.recommendation_id = r.id) as updates,
         exists (select 1 from due_dates d where d.recommendation_id = r.id) as hasDueDate
       from recommendations r
       join assignments a on a.trail = (select max(trail) from assignments where recommendation_id = r.id)
       order by r.id`,
    )
    .all()
    .map((row) => ({ ...row, hasDueDate: row.hasDueDate === 1 }));
}

const latestRoles = `role_grants g where g.trail = (select max(trail) from role_grants where person_id = g.person_id)`;

function authorOf(sqlite: SQLite.Database, role: "business" | "executive"): Author {
  const row = sqlite
    .prepare<[string], { personId: number }>(`select g.person_id as personId from ${latestRoles} and g.role = ?`)
    .get(role);
  if (!row) throw new Error(`the trial has nobody of the role ${role}`);
  return { personId: row.personId, role, agencyId: null };
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
