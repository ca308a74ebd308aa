import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { findCoverDrift } from "#lib/reporting/papers/cover-drift.queries.ts";
import { draftCover } from "#lib/reporting/papers/draft.queries.ts";
import { findCover } from "#lib/reporting/papers/queries.ts";
import { meetingName } from "../../name.ts";
import { RedraftedCover } from "../cover-drift-notice.tsx";
import { CoverFields } from "./cover-fields.tsx";
import { submitCover } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ date: string }> }) =>
  formMetadata("Build the paper", meetingName(params));

export default page(CoverSheet);

/** The cover sheet of a paper, drafted from the recorded facts until it is edited. */
async function CoverSheet({ params }: { params: Promise<{ date: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "draftPaper");
  const meeting = await getMeeting(ctx, (await params).date);
  const saved = await findCover(ctx, meeting.id);
  const cover = saved ?? (await draftCover(ctx, meeting));
  const state = await formState(ctx.viewer);
  const path = `/board/meetings/${meeting.heldOn}`;
  return (
    <>
      <h1>Build the paper</h1>
      <p className="asat">
        For the meeting of {formatDate(meeting.heldOn)}, {meeting.title}
      </p>
      <p>
        {saved
          ? "This is the cover sheet as it was saved last."
          : "This is drafted from the facts: write over what should read otherwise."}{" "}
        The tables, changes and pages that follow it come from the facts by themselves.
      </p>
      <RedraftedCover drift={await findCoverDrift(ctx, meeting)} />
      <Form
        autosave
        submit={submitCover}
        state={state}
        button="Save, and look at the paper"
        seen={saved?.trail ?? 0}
        hidden={{ meetingId: meeting.id, heldOn: meeting.heldOn }}
        cancel={path}
      >
        <CoverFields ctx={ctx} state={state} cover={cover} />
      </Form>
    </>
  );
}
