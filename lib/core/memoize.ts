import { database } from "#lib/core/database.ts";
import type { Moment } from "./as-of.ts";
import type { Viewer } from "./viewer.ts";

/**
 * Remembers what was derived as at a moment: facts are only ever appended, so what holds up to a trail number, by the
 * calendar of a day, holds for good. The next write has the next number and asks anew. Only for what is the same for
 * every viewer, as positions are, since what is held counts for nobody; or with `seesAs` of the viewer in what is asked.
 * A redaction begins a new era, in which nothing is remembered yet.
 */
export function remembering<Asked, Answer>(
  most: number,
  derive: (viewer: Viewer, moment: Moment, asked: Asked) => Promise<Answer>,
) {
  const known = new WeakMap<object, Map<string, Promise<Answer>>>();
  return (viewer: Viewer, moment: Moment, asked: Asked): Promise<Answer> => {
    const { era } = database();
    const answers = known.get(era) ?? new Map<string, Promise<Answer>>();
    known.set(era, answers);
    const key = JSON.stringify([moment.trail, moment.date, asked]);
    const answer = answers.get(key) ?? derive(viewer, moment, asked);
    // The one asked for last is forgotten last.
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    for (const oldest of answers.keys()) {
      if (answers.size <= most) break;
      answers.delete(oldest);
    }
    return answer;
  };
}
