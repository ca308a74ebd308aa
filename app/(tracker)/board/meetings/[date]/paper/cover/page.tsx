import { Choices, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { draftCover } from "#lib/reporting/papers/draft.queries.ts";
import { findCover } from "#lib/reporting/papers/queries.ts";
import { purposeNames, purposes } from "#lib/reporting/papers/rules.ts";
import { submitCover } from "./submit.ts";

export const generateMetadata = () => formMetadata("Build the paper");

export default page(CoverSheet);

/** The cover sheet: drafted from the facts, and written over by whoever makes the paper. */
async function CoverSheet({ params }: { params: Promise<{ date: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "draftPaper");
  const meeting = await getMeeting(ctx, (await params).date);

  const written = await findCover(ctx, meeting.id);
  const cover = written ?? (await draftCover(ctx, meeting));
  const agencies = [...(await listAgencies(ctx)).values()].filter((one) => isActive(one, ctx.asOf.date));
  const reviews = await listReviews(ctx);
  const state = await formState(ctx.viewer);
  const path = `/board/meetings/${meeting.heldOn}`;
  return (
    <>
      <h1>Build the paper</h1>
      <p className="asat">
        For the meeting of {formatDate(meeting.heldOn)}, {meeting.title}
      </p>
      <p>
        {written
          ? "This is the cover sheet as it was saved last."
          : "This is drafted from the facts: write over what should read otherwise."}{" "}
        The tables, changes and pages that follow it come from the facts by themselves.
      </p>
      <Form
        keepsDraft
        submit={submitCover}
        state={state}
        button="Save, and look at the paper"
        seen={written?.trail ?? 0}
        hidden={{ meetingId: meeting.id, heldOn: meeting.heldOn }}
        cancel={path}
      >
        <Select
          state={state}
          name="scope"
          label="What is it about?"
          choices={[
            { value: "all", label: "All recommendations" },
            ...reviews.map(({ code, title }) => ({ value: `review:${code}`, label: `The review ${title}` })),
            ...agencies.map(({ id, name }) => ({ value: `agency:${id}`, label: `What ${name} owns` })),
          ]}
          initial={cover.scope}
        />
        <TextField state={state} name="title" label="Title" initial={cover.title} />
        <TextField state={state} name="agendaItem" label="Agenda item" initial={cover.agendaItem} />
        <TextField state={state} name="author" label="Author" initial={cover.author} />
        <TextField state={state} name="sponsor" label="Sponsor" initial={cover.sponsor} />
        <Choices
          state={state}
          name="purpose"
          label="Purpose"
          choices={purposes.map((purpose) => ({ value: purpose, label: purposeNames[purpose] }))}
          initial={cover.purpose}
        />
        <TextArea
          state={state}
          name="asks"
          label="What the Executive is asked to do"
          hint="One thing a line."
          initial={cover.asks}
        />
        <TextArea state={state} name="summary" label="Executive summary" initial={cover.summary} rows={6} />
        <TextArea state={state} name="risks" label="Risks" initial={cover.risks} />
      </Form>
    </>
  );
}
