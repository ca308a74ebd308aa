import {
  NewDateFields,
  NotPursuedField,
  RecheckFields,
  SignOffFields,
} from "#app/components/forms/decision-fields.tsx";
import { TextArea } from "#app/components/forms/fields.tsx";
import { Form, type FormProps } from "#app/components/forms/form.tsx";
import {
  NewDateRequestSummary,
  ResponseSummary,
  SignOffRequestSummary,
} from "#app/components/recommendation/request-summary.tsx";
import type { Context } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import { mayDecideOn } from "#lib/recommendations/decisions.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { dateObstacle } from "#lib/recommendations/due-dates/rules.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { getResponseState } from "#lib/recommendations/responses/queries.ts";
import { acceptanceObstacle, listUsableEvidence } from "#lib/recommendations/sign-off/evidence.ts";
import { findSignOff, getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";

interface Props extends Pick<FormProps, "submit" | "state" | "hidden" | "cancel"> {
  readonly ctx: Context;
  readonly recommendation: Recommendation;
}

export async function SignOffForm({ ctx, recommendation, ...form }: Props) {
  const { id } = recommendation;
  const signOff = await findSignOff(ctx, id);
  const request = signOff?.step === "requested" ? signOff.request : null;
  if (!request) return null;
  const { directory } = await getOwnership(ctx, recommendation);
  const { upTo } = await getCountedFacts(ctx, id);
  return (
    <>
      <SignOffRequestSummary
        request={request}
        evidence={await listEvidence(ctx, id)}
        appraisals={await getAppraisals(ctx, id)}
        directory={directory}
        names={await namesOfPeople(ctx)}
      />
      <Form {...form} button="Record the decision" seen={upTo} hidden={{ ...form.hidden, requestTrail: request.trail }}>
        <SignOffFields state={form.state} obstacle={acceptanceObstacle(request, await listUsableEvidence(ctx, id))} />
      </Form>
    </>
  );
}

export async function NewDateForm({ ctx, recommendation, ...form }: Props) {
  const { agreed, openRequest } = await getDueDates(ctx, recommendation.id);
  if (!openRequest) return null;
  const { directory } = await getOwnership(ctx, recommendation);
  return (
    <>
      <NewDateRequestSummary request={openRequest} agreed={agreed} directory={directory} />
      <Form {...form} button="Record the decision" hidden={{ ...form.hidden, requestTrail: openRequest.trail }}>
        <NewDateFields state={form.state} obstacle={dateObstacle(openRequest, ctx.asOf.date)} />
      </Form>
    </>
  );
}

export async function OwnerForm({ ctx, recommendation, ...form }: Props) {
  const { owner } = await getOwnership(ctx, recommendation);
  if (!owner) return null;
  return (
    <>
      <p className="text-lg">{formatOwner(owner)} is proposed as the owner.</p>
      <Form {...form} button={`Confirm ${formatOwner(owner)}`} seen={owner.trail} />
    </>
  );
}

export async function NotAcceptedForm({ ctx, recommendation, ...form }: Props) {
  const signOff = await findSignOff(ctx, recommendation.id);
  const { directory } = await getOwnership(ctx, recommendation);
  const { response } = await getResponseState(ctx, recommendation.id);
  return (
    <>
      {response && <ResponseSummary response={response} directory={directory} />}
      <Form {...form} button="Close it" seen={signOff?.trail ?? 0}>
        <NotPursuedField state={form.state} />
      </Form>
    </>
  );
}

export async function RecheckForm({ ctx, recommendation, ...form }: Props) {
  const signOff = await findSignOff(ctx, recommendation.id);
  const mayEmbed = signOff?.step === "accepted" && mayDecideOn(ctx.viewer, signOff.request);
  return (
    <Form {...form} button="Record the decision" seen={signOff?.trail ?? 0}>
      <RecheckFields state={form.state} mayEmbed={mayEmbed} />
    </Form>
  );
}

export async function QuestionForm({ ctx, recommendation, ...form }: Props) {
  const { owner } = await getOwnership(ctx, recommendation);
  return (
    <Form {...form} button="Ask the question">
      <TextArea state={form.state} name="words" label={`The question to ${formatOwner(owner)}`} rows={3} />
    </Form>
  );
}

export function NoteForm({ ctx: _, recommendation: __, ...form }: Props) {
  return (
    <Form {...form} button="Save the note">
      <TextArea state={form.state} name="words" label="What the meeting noted" rows={3} />
    </Form>
  );
}
