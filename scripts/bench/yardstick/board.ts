import type SQLite from "better-sqlite3";
import { endOf } from "#lib/core/clock.ts";
import { type Meeting, meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { changesBetween, type Position, type Summary } from "#lib/status/rules.ts";
import { boardMarkup } from "./board-markup.ts";
import { directoryReader, momentReader } from "./database.ts";
import { positionReader, type Stood } from "./positions.ts";
import { cleared } from "./sql.ts";
import { type ToDecide, toDecideReader } from "./waiting.ts";

export interface Difference {
  readonly recommendationId: number;
  readonly reference: string;
  readonly agencyId: number;
  readonly difference: string;
  readonly at: number;
  readonly sample: number;
}

export interface OutcomeEvidence {
  readonly id: number;
  readonly recommendationId: number;
  readonly title: string;
  readonly url: string | null;
}

export interface Board {
  readonly today: Meeting["heldOn"];
  readonly last: Meeting | null;
  readonly next: Meeting | null;
  readonly past: readonly Meeting[];
  readonly summary: Summary;
  readonly rows: readonly {
    position: Position;
    before: Position | undefined;
    changes: ReturnType<typeof changesBetween>;
    atMeetings: readonly (Stood | undefined)[];
  }[];
  readonly toDecide: ToDecide;
  readonly differences: readonly (Difference & { evidence: readonly OutcomeEvidence[] })[];
  readonly agencyName: (id: number) => string;
}

/** The board page as it is today: the same facts as the product reads, and the same words. */
export function boardPage(reader: SQLite.Database): () => string {
  const momentAt = momentReader(reader);
  const directoryAt = directoryReader(reader);
  const positions = positionReader(reader);
  const toDecide = toDecideReader(reader, positions);
  const meetings = reader.prepare<[], Meeting>(
    "select id, title, held_on as heldOn from meetings order by held_on, id",
  );
  const differences = reader.prepare<{ upTo: number }, Difference>(
    `select u.recommendation_id as recommendationId, r.reference, u.agency_id as agencyId, u.difference, t.at, t.sample
     from updates u join trail t on t.number = u.trail join recommendations r on r.id = u.recommendation_id
     where u.trail <= @upTo and u.difference <> ''
       and ${cleared("u")}
       and not exists (select 1 from updates later where later.corrects_trail = u.trail and later.trail <= @upTo and ${cleared("later")})
     order by u.trail desc limit 8`,
  );
  const evidence = reader.prepare<{ upTo: number; ids: string }, OutcomeEvidence>(
    `select id, recommendation_id as recommendationId, title, url from evidence e
     where e.recommendation_id in (select value from json_each(@ids)) and e.trail <= @upTo and e.shows = 'outcome'
       and ${cleared("e")}
     order by id desc`,
  );
  return () => {
    const moment = momentAt(Date.now());
    const directory = directoryAt(moment.upTo);
    const all = meetings.all();
    const { last, next } = meetingsAround(all, moment.date);
    const past = all.filter(({ heldOn }) => heldOn < moment.date).slice(-7);
    const rows = positions.page(moment, directory);
    const ids = rows.map(({ id }) => id);
    // All of a position is compared with the last meeting; of the meetings before, a shape and a letter are shown.
    const atLast = last && momentAt(endOf(last.heldOn));
    const standing = atLast ? positions.byIds(atLast, directoryAt(atLast.upTo), ids) : [];
    const before = new Map(standing.map((position) => [position.id, position]));
    const atMeetings = past.slice(0, -1).map(({ heldOn }) => positions.stood(momentAt(endOf(heldOn)), ids));
    const summary = positions.summary(moment, directory, atLast?.upTo ?? -1);
    const said = differences.all({ upTo: moment.upTo });
    const shown = evidence.all({ upTo: moment.upTo, ids: JSON.stringify(said.map((one) => one.recommendationId)) });
    return boardMarkup({
      today: moment.date,
      last,
      next,
      past,
      summary,
      rows: rows.map((position) => {
        const then = before.get(position.id);
        return {
          position,
          before: then,
          changes: last ? changesBetween(then, position) : [],
          atMeetings: [...atMeetings.map((stood) => stood.get(position.id)), ...(last ? [stoodAs(then)] : [])],
        };
      }),
      toDecide: toDecide(moment, directory, summary),
      differences: said.map((one) => ({
        ...one,
        evidence: shown.filter(({ recommendationId }) => recommendationId === one.recommendationId).slice(0, 3),
      })),
      agencyName: (id) => directory.get(id)?.name ?? "",
    });
  };
}

export function stoodAs(position: Position | undefined): Stood | undefined {
  return position && { shown: position.shown, isSilent: position.daysSilent !== null };
}
