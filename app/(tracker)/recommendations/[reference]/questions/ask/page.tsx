import { About } from "#app/_shell/about.tsx";
import { AtMeeting } from "#app/_shell/at-meeting.tsx";
import { TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { ownerInWords } from "#lib/ownership/rules.ts";
import { submitQuestion } from "./submit.ts";

export const generateMetadata = () => titled("Ask the owner a question");

export default page(AskQuestion);

async function AskQuestion({ params }: { params: Promise<{ reference: string }> }) {
  const { viewer, recommendation, ownership, state, about } = await recommendationForm(params, "askQuestion");
  return (
    <>
      <About recommendation={recommendation} title="Ask the owner a question" />
      <Form keepsDraft submit={submitQuestion} state={state} button="Ask the question" {...about}>
        <TextArea
          state={state}
          name="words"
          label={`Your question to ${ownerInWords(ownership.owner)}`}
          hint="It stays open, on the board page and on theirs, until it is answered. Write about the work, never about a child."
        />
        <AtMeeting state={state} viewer={viewer} />
      </Form>
    </>
  );
}
