import { formState } from "#app/components/forms/form-state.ts";
import type { Context } from "#lib/core/context.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import type { AgendaItemKind } from "#lib/reporting/agenda/rules.ts";
import {
  NewDateForm,
  NotAcceptedForm,
  NoteForm,
  OwnerForm,
  QuestionForm,
  RecheckForm,
  SignOffForm,
} from "./item-forms.tsx";
import { submitAtMeeting } from "./submit.ts";

interface Props {
  ctx: Context;
  meeting: Meeting;
  recommendation: Recommendation;
  kind: AgendaItemKind;
}

const forms = {
  "sign-off": SignOffForm,
  "new-date": NewDateForm,
  owner: OwnerForm,
  "not-accepted": NotAcceptedForm,
  "re-check": RecheckForm,
  question: QuestionForm,
  note: NoteForm,
} satisfies Readonly<Record<AgendaItemKind, unknown>>;

/** The form that records one decision, question or note of a meeting. */
export async function ItemForm({ ctx, meeting: { id, heldOn }, recommendation, kind }: Props) {
  const FormOfKind = forms[kind];
  return (
    <FormOfKind
      ctx={ctx}
      recommendation={recommendation}
      submit={submitAtMeeting}
      state={await formState(ctx.viewer)}
      hidden={{ reference: recommendation.reference, kind, meetingId: id, heldOn }}
      cancel={`/board/meetings/${heldOn}/decisions`}
    />
  );
}
