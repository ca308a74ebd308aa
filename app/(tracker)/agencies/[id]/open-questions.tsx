import type { AsAt } from "#app/components/layout/as-at.ts";
import { TaskList } from "#app/components/layout/task-list.tsx";
import { QuestionItem } from "#app/components/recommendation/question-item.tsx";
import { listOpenThreads } from "#lib/recommendations/questions.queries.ts";
import { listOwnedStatuses } from "#lib/status/queries.ts";

const MOST_QUESTIONS = 25;

/** The open questions on the recommendations that an agency owns. */
export async function OpenQuestions({ as: { ctx, isToday }, agencyId }: { as: AsAt; agencyId: number }) {
  const ids = (await listOwnedStatuses(ctx, agencyId)).map(({ id }) => id);
  const questions = await listOpenThreads(ctx, MOST_QUESTIONS, ids);
  if (questions.length === 0) return null;
  return (
    <>
      <h2>Questions to answer</h2>
      <TaskList>
        {questions.map((thread) => (
          <QuestionItem key={thread.trail} thread={thread} isLinked={isToday} />
        ))}
      </TaskList>
    </>
  );
}
