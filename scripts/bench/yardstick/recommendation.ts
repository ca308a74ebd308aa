import type SQLite from "better-sqlite3";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import type { Known } from "#lib/reporting/timeline/labels.ts";
import type { TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import type { Position } from "#lib/status/rules.ts";
import { directoryReader, momentReader } from "./database.ts";
import { type Facts, factReader, type TrailRow } from "./facts.ts";
import { evidenceOf, timelineOf } from "./happenings.ts";
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

/** All that the page of one recommendation tells. */
export interface Story {
  readonly worded: Worded;
  readonly date: CalendarDate;
  readonly position: Position;
  readonly facts: Facts;
  /** The trail rows of the facts, by number. */
  readonly written: ReadonlyMap<number, TrailRow>;
  readonly evidence: readonly Evidence[];
  readonly timeline: readonly TimelineEntry[];
  readonly sections: readonly { readonly section: string; readonly variant: string | null }[];
  readonly rationale: readonly {
    readonly words: string;
    readonly figure: string | null;
    readonly base: string | null;
    readonly section: string;
  }[];
  readonly related: readonly { readonly words: string; readonly section: string }[];
  readonly themeNames: ReadonlyMap<number, string>;
  readonly known: Known;
}

/** One recommendation's page as it is today; null where there is none. */
export function recommendationPage(reader: SQLite.Database): (reference: string) => string | null {
  const momentAt = momentReader(reader);
  const directoryAt = directoryReader(reader);
  const positions = positionReader(reader);
  const worded = reader.prepare<[string], Worded>(
    `select r.id, r.reference, r.short_title as shortTitle, r.wording, v.code, v.title, v.published_on as publishedOn
     from recommendations r join reviews v on v.id = r.review_id where r.reference = ?`,
  );
  const factsOf = factReader(reader);
  const sections = reader.prepare<[number], Story["sections"][number]>(
    "select section, variant from recommendation_sections where recommendation_id = ? order by ordinal",
  );
  const rationale = reader.prepare<[number], Story["rationale"][number]>(
    "select words, figure, base, section from rationales where recommendation_id = ? order by ordinal",
  );
  const related = reader.prepare<[number], Story["related"][number]>(
    "select words, section from related_work where recommendation_id = ? order by ordinal",
  );
  const themes = reader.prepare<[], { id: number; name: string }>("select id, name from themes order by id");
  const knownWith = knownReader(reader);
  return (reference) => {
    const found = worded.get(reference);
    if (!found) return null;
    const moment = momentAt(Date.now());
    const directory = directoryAt(moment.upTo);
    const [position] = positions.byIds(moment, directory, [found.id]);
    if (!position) return null;
    const facts = factsOf(found.id, moment);
    const themeNames = new Map(
      facts.taggings.length > 0 ? themes.all().map(({ id, name }): [number, string] => [id, name]) : [],
    );
    const written = new Map(facts.trail.map((row) => [row.trail, row]));
    const evidence = evidenceOf(facts, written);
    return recommendationMarkup({
      worded: found,
      date: moment.date,
      position,
      facts,
      written,
      evidence,
      timeline: timelineOf({ facts, written, evidence, themeNames }),
      sections: sections.all(found.id),
      rationale: rationale.all(found.id),
      related: related.all(found.id),
      themeNames,
      known: knownWith(directory),
    });
  };
}

/** The names and days that happenings are told with. */
function knownReader(reader: SQLite.Database): (directory: Directory) => Known {
  const names = reader.prepare<[], { id: number; name: string }>(
    "select person_id as id, name from person_names n where n.trail = (select max(trail) from person_names where person_id = n.person_id)",
  );
  const meetings = reader.prepare<[], { id: number; heldOn: CalendarDate }>(
    "select id, held_on as heldOn from meetings",
  );
  return (directory) => ({
    directory,
    names: new Map(names.all().map(({ id, name }) => [id, name])),
    meetings: new Map(meetings.all().map(({ id, heldOn }) => [id, heldOn])),
  });
}
