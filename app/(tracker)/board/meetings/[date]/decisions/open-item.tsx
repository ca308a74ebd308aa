import type { ReactNode } from "react";
import { NewDateFields, RecheckFields, SignOffFields } from "#app/components/forms/decision-fields.tsx";
import { TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { DateAsked, SignOffAsked } from "#app/components/recommendation/request-summary.tsx";
import type { Context } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { findSignOff, getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import type { AgendaItemKind } from "#lib/reporting/agenda/rules.ts";
import { submitAtMeeting } from "./submit.ts";

interface Props {
  ctx: Context;
  meeting: Meeting;
  reference: string;
  kind: AgendaItemKind;
}

/** The form of one item of the meeting, with what it is decided from. */
export async function OpenItem({ ctx, meeting, reference, kind }: Props) {
  const recommendation = await getRecommendation(ctx, reference);
  const { id } = recommendation;
  const { owner, directory } = await getOwnership(ctx, recommendation);
  const signOff = await findSignOff(ctx, id);
  const { agreed, openRequest } = await getDueDates(ctx, id);
  const state = await formState(ctx.viewer);
  const form = (button: string, seen: number | undefined, hidden: Record<string, number>, children: ReactNode) => (
    <Form
      submit={submitAtMeeting}
      state={state}
      button={button}
      seen={seen}
      hidden={{ reference, kind, meetingId: meeting.id, heldOn: meeting.heldOn, ...hidden }}
      cancel={`/board/meetings/${meeting.heldOn}/decisions`}
    >
      {children}
    </Form>
  );
  switch (kind) {
    case "sign-off": {
      const request = signOff?.step === "requested" ? signOff.request : null;
      if (!request) return null;
      const { upTo } = await getCountedFacts(ctx, id);
      return (
        <>
          <SignOffAsked
            request={request}
            evidence={await listEvidence(ctx, id)}
            appraisals={await getAppraisals(ctx, id)}
            directory={directory}
            names={await namesOfPeople(ctx)}
          />
          {form("Record the decision", upTo, { requestTrail: request.trail }, <SignOffFields state={state} />)}
        </>
      );
    }
    case "new-date":
      return (
        openRequest && (
          <>
            <DateAsked request={openRequest} agreed={agreed} directory={directory} />
            {form(
              "Record the decision",
              undefined,
              { requestTrail: openRequest.trail },
              <NewDateFields state={state} />,
            )}
          </>
        )
      );
    case "owner":
      return owner && form(`Confirm ${formatOwner(owner)}`, owner.trail, {}, null);
    case "re-check": {
      const mayEmbed = signOff?.step === "accepted" && mayDecideOn(ctx.viewer, signOff.request);
      return form("Record the decision", signOff?.trail ?? 0, {}, <RecheckFields state={state} mayEmbed={mayEmbed} />);
    }
    case "question":
      return form(
        "Ask the question",
        undefined,
        {},
        <TextArea state={state} name="words" label={`The question to ${formatOwner(owner)}`} rows={3} />,
      );
    case "note":
      return form(
        "Note it",
        undefined,
        {},
        <TextArea state={state} name="words" label="What the meeting noted" rows={3} />,
      );
  }
}
