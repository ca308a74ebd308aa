import type SQLite from "better-sqlite3";
import { oneOf, seededNumbers } from "../../driver/numbers.ts";
import { type Appender, type Author, DAY, dayOf } from "./rows.ts";
import { paragraph, shortTitle } from "./text.ts";

/** The recommendations that facts are appended to, and the people who append them. */
export interface Subjects {
  readonly business: Author;
  readonly executive: Author;
  /** In the order of their dates. */
  readonly meetings: readonly { readonly id: number; readonly heldOn: string }[];
  readonly agencies: readonly Agency[];
  /** The ids of the recommendations that were appended and have no facts yet. */
  readonly appended: readonly number[];
  /** The trial's own recommendations, which have an owner and some facts already. */
  readonly seeded: readonly { readonly id: number; readonly agencyId: number }[];
}

export interface Agency {
  readonly id: number;
  /** Who reports for it: its lead or, if it has none, the business team. */
  readonly author: Author;
}

const NEW_AGENCIES = 15;
const MEETINGS = 8;
const DAYS_BETWEEN_MEETINGS = 91;
/** The last meeting is so many days from today; the others are in the past. */
const NEXT_MEETING_IN = 21;

/** Appends eight meetings, fifteen agencies and the review "BEN" with as many recommendations as are missing to the total. */
export function appendReview(sqlite: SQLite.Database, append: Appender, total: number, at: number): Subjects {
  const seeded = seededRecommendations(sqlite);
  const [business, executive] = [authorOf(sqlite, "business"), authorOf(sqlite, "executive")];
  const missing = total - seeded.length;
  for (let ahead = MEETINGS - 1; ahead >= 0; ahead -= 1) {
    const held_on = dayOf(Date.now() + (NEXT_MEETING_IN - ahead * DAYS_BETWEEN_MEETINGS) * DAY);
    append.write({ at, by: business, command: "scheduleMeeting", subjectKind: "meeting" }, (trail) =>
      append.row("meetings", { id: trail, trail, title: "Executive", held_on }),
    );
  }
  const appended: number[] = [];
  if (missing > 0) {
    appendAgencies(append, business, at);
    append.write({ at, by: business, command: "publishReview", subjectKind: "review" }, (trail) => {
      appended.push(...appendRecommendations(append, trail, missing, dayOf(at)));
    });
  }
  const meetings = sqlite
    .prepare<[], Subjects["meetings"][number]>("select id, held_on as heldOn from meetings order by held_on, id")
    .all();
  return { business, executive, meetings, seeded, appended, agencies: agenciesOf(sqlite, business) };
}

function appendAgencies(append: Appender, by: Author, at: number) {
  for (let index = 1; index <= NEW_AGENCIES; index += 1)
    append.write({ at, by, command: "addAgency", subjectKind: "agency" }, (trail) => {
      append.row("agencies", { id: trail, trail, is_executive: 0 });
      append.row("agency_names", { trail, agency_id: trail, name: `Children’s services of district ${index}` });
    });
}

function appendRecommendations(append: Appender, trail: number, count: number, published_on: string): number[] {
  const random = seededNumbers(count);
  const review = { code: "BEN", title: "Learning from a great many reviews", publisher: "The partnership" };
  const scope = paragraph(random, 100, 300);
  append.row("reviews", { id: trail, trail, ...review, kind: "Collection", published_on, scope });
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const words = { short_title: shortTitle(random), wording: paragraph(random, 200, 600) };
    const id = append.row("recommendations", { trail, review_id: trail, number, reference: `BEN-${number}`, ...words });
    const section = { trail, recommendation_id: id, ordinal: 1, section: oneOf(["2.1", "3.4", "4.2", "7"], random) };
    append.row("recommendation_sections", section);
    append.row("rationales", { ...section, words: paragraph(random, 100, 300) });
    return id;
  });
}

function seededRecommendations(sqlite: SQLite.Database): Subjects["seeded"] {
  return sqlite
    .prepare<[], Subjects["seeded"][number]>(
      `select r.id, coalesce((select s.successor_id from successors s where s.agency_id = a.agency_id), a.agency_id) as agencyId
       from recommendations r
       join assignments a on a.trail = (select max(trail) from assignments where recommendation_id = r.id)
       order by r.id`,
    )
    .all();
}

const latestRoles = `role_grants g where g.trail = (select max(trail) from role_grants where person_id = g.person_id)`;

function authorOf(sqlite: SQLite.Database, role: "business" | "executive"): Author {
  const row = sqlite
    .prepare<[string], { personId: number }>(`select g.person_id as personId from ${latestRoles} and g.role = ?`)
    .get(role);
  if (!row) throw new Error(`the trial has no person of the role ${role}`);
  return { personId: row.personId, role, agencyId: null };
}

function agenciesOf(sqlite: SQLite.Database, business: Author): Agency[] {
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
