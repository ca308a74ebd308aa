import type SQLite from "better-sqlite3";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Basis } from "#lib/ownership/rules.ts";
import type { Position } from "#lib/positions/rules.ts";
import type { Question, Rating } from "#lib/progress/rules.ts";
import { directoryReader, type Moment, momentReader } from "./database.ts";
import { positionReader } from "./positions.ts";
import { recommendationMarkup } from "./recommendation-markup.ts";

interface Worded {
  readonly id: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly code: string;
  readonly title: string;
  readonly publishedOn: CalendarDate;
}

interface TrailRow {
  readonly number: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: "business" | "executive" | "lead" | "scrutineer" | "viewer" | "setup";
  readonly sample: number;
}

type UpdateRow = Readonly<Record<Question, string>> & {
  readonly trail: number;
  readonly agencyId: number;
  readonly asOwner: number;
  readonly rating: Rating;
  readonly nothingChanged: number;
};

interface EvidenceRow {
  readonly id: number;
  readonly trail: number;
  readonly agencyId: number;
  readonly title: string;
  readonly shows: "activity" | "outcome";
  readonly trueOn: CalendarDate;
  readonly fileName: string | null;
  readonly bytes: number | null;
  readonly url: string | null;
}

/** The facts of one recommendation, each by the number of its trail row. */
export interface Story {
  readonly worded: Worded;
  readonly position: Position;
  readonly trail: readonly TrailRow[];
  readonly assignments: ReadonlyMap<
    number,
    { agencyId: number; leadPersonId: number | null; basis: Basis; reason: string }
  >;
  readonly dueDates: ReadonlyMap<number, { dueOn: CalendarDate; reason: string }>;
  readonly measures: ReadonlyMap<number, { words: string }>;
  readonly updates: ReadonlyMap<number, UpdateRow>;
  readonly evidence: readonly EvidenceRow[];
  readonly sections: readonly { section: string; variant: string | null }[];
  readonly rationale: readonly { words: string; figure: string | null; base: string | null; section: string }[];
  readonly related: readonly { words: string; section: string }[];
  readonly names: ReadonlyMap<number, string>;
  readonly agencyName: (id: number) => string;
}

/** One recommendation's page as it is today; null where there is none. The facts that a trial has none of are read too. */
export function recommendationPage(reader: SQLite.Database): (reference: string) => string | null {
  const momentAt = momentReader(reader);
  const directoryAt = directoryReader(reader);
  const positions = positionReader(reader);
  const worded = reader.prepare<[string], Worded>(
    `select r.id, r.reference, r.short_title as shortTitle, r.wording, v.code, v.title, v.published_on as publishedOn
     from recommendations r join reviews v on v.id = r.review_id where r.reference = ?`,
  );
  const facts = factReaders(reader);
  const names = reader.prepare<[], { id: number; name: string }>(
    `select person_id as id, name from person_names n where n.trail = (select max(trail) from person_names where person_id = n.person_id)`,
  );
  return (reference) => {
    const found = worded.get(reference);
    if (!found) return null;
    const moment = momentAt(Date.now());
    const directory = directoryAt(moment.upTo);
    const [position] = positions.byIds(moment, directory, [found.id]);
    if (!position) return null;
    return recommendationMarkup({
      ...facts(found.id, moment),
      worded: found,
      position,
      names: new Map(names.all().map(({ id, name }) => [id, name])),
      agencyName: (id) => directory.get(id)?.name ?? "",
    });
  };
}

function factReaders(reader: SQLite.Database) {
  const of = <Row>(columns: string, table: string, order = "f.trail desc") =>
    reader.prepare<{ id: number; upTo: number }, Row & { trail: number }>(
      `select f.trail, ${columns} from ${table} f where f.recommendation_id = @id and f.trail <= @upTo order by ${order}`,
    );
  const trail = reader.prepare<{ id: number; upTo: number }, TrailRow>(
    `select number, at, person_id as personId, role, sample from trail
     where subject_kind = 'recommendation' and subject_id = @id and number <= @upTo order by number desc`,
  );
  const assignments = of<{ agencyId: number; leadPersonId: number | null; basis: Basis; reason: string }>(
    "agency_id as agencyId, lead_person_id as leadPersonId, basis, reason",
    "assignments",
  );
  const confirmations = of<object>("assignment_trail", "owner_confirmations");
  const contributors = of<{ agencyIds: string }>("agency_ids as agencyIds", "contributor_lists");
  const dueDates = of<{ dueOn: CalendarDate; reason: string }>("due_on as dueOn, reason", "due_dates");
  const measures = of<{ words: string }>("words", "success_measures");
  const taggings = of<{ themeIds: string }>("theme_ids as themeIds", "theme_taggings");
  const updates = of<UpdateRow>(
    `agency_id as agencyId, as_owner as asOwner, rating, nothing_changed as nothingChanged, done, difference, next,
     in_the_way as inTheWay, corrects_trail, held, (select min(trail) from releases where held_trail = f.trail)`,
    "updates",
  );
  const evidence = of<EvidenceRow>(
    `id, agency_id as agencyId, title, shows, true_on as trueOn, file_name as fileName, media_type, bytes, url, held,
     (select min(trail) from releases where held_trail = f.trail)`,
    "evidence",
    "f.id desc",
  );
  const sections = of<{ section: string; variant: string | null }>(
    "section, variant",
    "recommendation_sections",
    "ordinal",
  );
  const rationale = of<{ words: string; figure: string | null; base: string | null; section: string }>(
    "words, figure, base, section",
    "rationales",
    "ordinal",
  );
  const related = of<{ words: string; section: string }>("words, section", "related_work", "ordinal");
  return (id: number, { upTo }: Moment) => {
    const at = { id, upTo };
    confirmations.all(at);
    contributors.all(at);
    taggings.all(at);
    return {
      trail: trail.all(at),
      assignments: byTrail(assignments.all(at)),
      dueDates: byTrail(dueDates.all(at)),
      measures: byTrail(measures.all(at)),
      updates: byTrail(updates.all(at)),
      evidence: evidence.all(at),
      sections: sections.all(at),
      rationale: rationale.all(at),
      related: related.all(at),
    };
  };
}

function byTrail<Row extends { readonly trail: number }>(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [row.trail, row]));
}
