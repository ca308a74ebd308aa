import { dateOf, formatDate } from "#lib/core/clock.ts";
import { lastAskedAt, type Thread } from "#lib/recommendations/questions.rules.ts";

/** A list item that links to an open question. */
export function QuestionItem({ thread }: { thread: Thread }) {
  return (
    <li>
      <a href={`/recommendations/${thread.reference}/questions/${thread.trail}`}>{thread.reference}</a>
      <span>{thread.shortTitle}</span>
      <small>asked on {formatDate(dateOf(lastAskedAt(thread)))}</small>
    </li>
  );
}
