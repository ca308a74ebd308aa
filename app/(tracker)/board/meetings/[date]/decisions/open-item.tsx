import type { ReactNode } from "react";
import { NewDateFields, RecheckFields, SignOffFields } from "#app/_shell/decision-fields.tsx";
import { TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { formState } from "#app/_shell/form-state.ts";
import { DateAsked, SignOffAsked } from "#app/_shell/requests.tsx";
import type { ItemKind } from "#lib/agenda/rules.ts";
import { appraisalsOf } from "#lib/assessment/queries.ts";
import type { Moment } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { dueDatesOf } from "#lib/due-dates/queries.ts";
import type { Meeting } from "#lib/meetings/rules.ts";
import { ownershipOf } from "#lib/ownership/queries.ts";
import { ownerInWords } from "#lib/ownership/rules.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { listEvidence } from "#lib/progress/queries.ts";
import { getRecommendation } from "#lib/reviews/queries.ts";
import { factsThatCount, signOffOf } from "#lib/signoff/queries.ts";
import { mayDecideOn } from "#lib/signoff/rules.ts";
import { submitAtMeeting } from "./submit.ts";

interface Props {
  viewer: Viewer;
  meeting: Meeting;
  moment: Moment;
  reference: string;
  kind: ItemKind;
}

/** The form of one item of the meeting, with what it is decided from. */
export async function OpenItem({ viewer, meeting, moment, reference, kind }: Props) {
  const recommendation = await getRecommendation(viewer, reference);
  const { id } = recommendation;
  const { owner, directory } = await ownershipOf(viewer, recommendation, moment);
  const signOff = await signOffOf(viewer, id, moment);
  const { agreed, openRequest } = await dueDatesOf(viewer, id, moment);
  const state = await formState(viewer);
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
      const { upTo } = await factsThatCount(viewer, id, moment);
      return (
        <>
          <SignOffAsked
            request={request}
            evidence={await listEvidence(viewer, id, moment)}
            appraisals={await appraisalsOf(viewer, id, moment)}
            directory={directory}
            names={await namesOfPeople(viewer)}
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
      return owner && form(`Confirm ${ownerInWords(owner)}`, owner.trail, {}, null);
    case "re-check": {
      const mayEmbed = signOff?.step === "accepted" && mayDecideOn(viewer, signOff.request);
      return form("Record the decision", signOff?.trail ?? 0, {}, <RecheckFields state={state} mayEmbed={mayEmbed} />);
    }
    case "question":
      return form(
        "Ask the question",
        undefined,
        {},
        <TextArea state={state} name="words" label={`The question to ${ownerInWords(owner)}`} rows={3} />,
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
