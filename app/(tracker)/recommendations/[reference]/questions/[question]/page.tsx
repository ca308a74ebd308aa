import { TextArea } from "#app/components/forms/fields.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { parseId } from "#app/components/forms/parse-id.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { NotFound } from "#lib/core/errors.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { getThread } from "#lib/recommendations/questions.queries.ts";
import { isThreadOpen } from "#lib/recommendations/questions.rules.ts";
import { Messages } from "./messages.tsx";
import { submitAnswer, submitFurtherQuestion } from "./submit.ts";

export const generateMetadata = () => formMetadata("Question");

export default page(Question);

async function Question({ params }: { params: Promise<{ reference: string; question: string }> }) {
  const ctx = await requireContext();
  const { reference, question } = await params;
  const recommendation = await getRecommendation(ctx, reference);
  const thread = await getThread(ctx, parseId(question));
  if (thread.recommendationId !== recommendation.id) throw new NotFound("question");
  const ownership = await getOwnership(ctx, recommendation);
  const names = await namesOfPeople(ctx);
  const state = await formState(ctx.viewer);
  const isHeld = thread.messages[0].isHeld;
  const mayAnswer = !isHeld && mayDo(ctx.viewer, "answerQuestion", ownership.responsible);
  const mayAskAgain = !isHeld && !isThreadOpen(thread) && mayDo(ctx.viewer, "askAgain");
  const form = {
    recommendation,
    state,
    hidden: { questionTrail: thread.trail },
    seen: thread.messages.at(-1)?.trail ?? thread.trail,
  };
  const isAskingAgain = state.failure !== null && mayAskAgain;
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title={isThreadOpen(thread) ? "Question not answered yet" : "Question answered"}
    >
      <Messages thread={thread} directory={ownership.directory} names={names} />
      {mayAnswer && !isAskingAgain && (
        <RecommendationForm {...form} autosave submit={submitAnswer} button="Post the answer">
          <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
          <TextArea
            state={state}
            name="words"
            label={isThreadOpen(thread) ? "Your answer" : "Add to the answer"}
            hint="The Executive reads this. Write about the work, never about a child."
          />
        </RecommendationForm>
      )}
      {mayAskAgain && (!mayAnswer || isAskingAgain) && (
        <RecommendationForm {...form} autosave submit={submitFurtherQuestion} button="Ask again">
          <TextArea state={state} name="words" label="What is still open?" hint="The question is then open again." />
        </RecommendationForm>
      )}
      <p>
        <a href={`/recommendations/${reference}`}>Back to {reference}</a>
      </p>
    </RecommendationFormPage>
  );
}
