import { dateOf, formatDate } from "#lib/core/clock.ts";
import { lastAskedAt, type Thread } from "#lib/recommendations/questions.rules.ts";

/** A list item for an open question, which links to its page unless it is shown for a past date. */
export function QuestionItem({ thread, isLinked = true }: { thread: Thread; isLinked?: boolean }) {
  const { reference, trail } = thread;
  return (
    <li>
      {isLinked ? <a href={`/recommendations/${reference}/questions/${trail}`}>{reference}</a> : reference}
      <span>{thread.shortTitle}</span>
      <small>asked on {formatDate(dateOf(lastAskedAt(thread)))}</small>
    </li>
  );
}
