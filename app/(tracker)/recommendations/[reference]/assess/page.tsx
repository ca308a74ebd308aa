import { About } from "#app/_shell/about.tsx";
import { Choices, TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { findAssessment } from "#lib/assessment/queries.ts";
import { dateInWords, dateOf } from "#lib/core/clock.ts";
import { standingUpdate } from "#lib/progress/queries.ts";
import { ratingDefinitions, ratingNames, ratings } from "#lib/progress/rules.ts";
import { submitAssessment } from "./submit.ts";

export const generateMetadata = () => titled("Assess it");

export default page(Assess);

async function Assess({ params }: { params: Promise<{ reference: string }> }) {
  const { viewer, recommendation, moment, state, about } = await recommendationForm(params, "assess");
  const last = await findAssessment(viewer, recommendation.id, moment);
  const claimed = (await standingUpdate(viewer, recommendation.id, moment))?.rating;
  return (
    <>
      <About recommendation={recommendation} title="Assess it" />
      <p>
        Your own rating of the same thing. It stands beside the owner’s, and the more cautious of the two is shown.{" "}
        {claimed ? (
          <>
            The owner says <strong>{ratingNames[claimed].toLowerCase()}</strong>.
          </>
        ) : (
          "The owner has said nothing yet."
        )}
        {last &&
          ` The last assessment, of ${dateInWords(dateOf(last.at))}, says ${ratingNames[last.rating].toLowerCase()}.`}
      </p>
      <Form
        keepsDraft
        submit={submitAssessment}
        state={state}
        button="Post the assessment"
        seen={last?.trail ?? 0}
        {...about}
      >
        <Choices
          state={state}
          name="rating"
          label="How is it going?"
          choices={ratings
            .filter((rating) => rating !== "delivered" || claimed === "delivered")
            .map((rating) => ({
              value: rating,
              label: <span className={`shown ${rating}`}>{ratingNames[rating]}</span>,
              hint: ratingDefinitions[rating],
            }))}
        />
        <TextArea state={state} name="reason" label="Why?" hint="Everybody who can sign in reads this." rows={3} />
      </Form>
    </>
  );
}
