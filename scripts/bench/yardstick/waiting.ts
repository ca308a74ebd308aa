import type SQLite from "better-sqlite3";
import type { Instant } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { Position, Summary } from "#lib/status/rules.ts";
import type { Moment } from "./database.ts";
import type { positionReader } from "./positions.ts";
import { cleared, isOpenQuestion } from "./sql.ts";

const MOST = 12;

export interface OpenQuestion {
  readonly trail: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly askedAt: Instant;
}

/** What waits for the Executive: the first of each kind, and how many questions there are. */
export interface ToDecide {
  readonly signOffs: readonly Position[];
  readonly newDates: readonly Position[];
  readonly owners: readonly Position[];
  readonly rechecks: readonly Position[];
  readonly questions: readonly OpenQuestion[];
  readonly questionCount: number;
}

export function toDecideReader(reader: SQLite.Database, positions: ReturnType<typeof positionReader>) {
  const open = `from questions x where x.trail <= @upTo and ${cleared("x")} and ${isOpenQuestion}`;
  const count = reader.prepare<{ upTo: number }, number>(`select count(*) ${open}`).pluck();
  const questions = reader.prepare<{ upTo: number; most: number }, OpenQuestion>(
    `select o.trail, r.reference, r.short_title as shortTitle, coalesce((select max(t.at) from replies p join trail t on t.number = p.trail
       where p.question_trail = o.trail and p.kind = 'asked again' and p.trail <= @upTo and ${cleared("p")}), a.at) as askedAt
     from (select x.trail, x.recommendation_id ${open} order by x.trail limit @most) o
     join trail a on a.number = o.trail join recommendations r on r.id = o.recommendation_id order by o.trail`,
  );
  return (moment: Moment, directory: Directory, summary: Summary): ToDecide => {
    const some = (total: number, only: Parameters<typeof positions.narrowed>[2]) =>
      total === 0 ? [] : positions.narrowed(moment, directory, only, MOST);
    const { upTo } = moment;
    const questionCount = count.get({ upTo }) ?? 0;
    return {
      signOffs: some(summary.awaitingSignOff, "awaitingSignOff"),
      newDates: some(summary.newDatesAsked, "newDate"),
      owners: some(summary.ownersToBeConfirmed, "toConfirm"),
      rechecks: some(summary.rechecksDue, "recheckDue"),
      questions: questionCount === 0 ? [] : questions.all({ upTo, most: MOST }),
      questionCount,
    };
  };
}
