import { dateOf, formatDate } from "#lib/core/clock.ts";
import { lastAskedAt, type Thread } from "#lib/recommendations/questions.rules.ts";

/** A question that waits for its answer: what it is about, and since when. */
export function QuestionItem({ thread }: { thread: Thread }) {
  return (
    <li>
      <a href={`/recommendations/${thread.reference}/questions/${thread.trail}`}>{thread.reference}</a>
      <span>{thread.shortTitle}</span>
      <small>asked on {formatDate(dateOf(lastAskedAt(thread)))}</small>
    </li>
  );
}
