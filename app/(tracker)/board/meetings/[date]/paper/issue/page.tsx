import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { NotFound } from "#lib/core/errors.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { findCoverDrift } from "#lib/reporting/papers/cover-drift.queries.ts";
import { findCover, listPapers } from "#lib/reporting/papers/queries.ts";
import { meetingName } from "../../name.ts";
import { CoverDriftNotice } from "../cover-drift-notice.tsx";
import { submitIssue } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ date: string }> }) =>
  formMetadata("Issue the paper", meetingName(params));

export default page(IssuePaper);

async function IssuePaper({ params }: { params: Promise<{ date: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "issuePaper");
  const meeting = await getMeeting(ctx, (await params).date);
  const cover = await findCover(ctx, meeting.id);
  if (!cover) throw new NotFound("paper");
  const issued = (await listPapers(ctx)).filter(({ meetingId }) => meetingId === meeting.id);
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Issue the paper</h1>
      <p className="asat">
        {cover.title}, for the meeting of {formatDate(meeting.heldOn)}
      </p>
      <CoverDriftNotice drift={await findCoverDrift(ctx, meeting)} path={`/board/meetings/${meeting.heldOn}`} />
      <p>
        It is frozen as it is now, with a number, and everybody who can sign in may read it. What happens later does not
        change it. {issued.length > 0 && "The earlier versions stay beside it. "}
        Only a passage that has to be removed to protect a child would still be taken out, and the paper would say so.
      </p>
      <Form
        submit={submitIssue}
        state={state}
        button={issued.length > 0 ? `Issue version ${issued.length + 1}` : "Issue the paper"}
        seen={cover.trail}
        hidden={{ meetingId: meeting.id, heldOn: meeting.heldOn, versions: issued.length }}
        cancel={`/board/meetings/${meeting.heldOn}/paper`}
      />
    </>
  );
}
