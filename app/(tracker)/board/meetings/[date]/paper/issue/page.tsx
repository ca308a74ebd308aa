import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate, formatShortDate } from "#lib/core/clock.ts";
import { NotFound } from "#lib/core/errors.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { findCoverDrift } from "#lib/reporting/papers/cover-drift.queries.ts";
import { findCover, listPapers } from "#lib/reporting/papers/queries.ts";
import { purposeNames } from "#lib/reporting/papers/rules.ts";
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
  const path = `/board/meetings/${meeting.heldOn}`;
  return (
    <>
      <PageHeader
        title="Issue the paper"
        parents={[
          { href: "/board/meetings", label: "Meetings" },
          { href: path, label: formatShortDate(meeting.heldOn) },
          { href: `${path}/paper`, label: "Draft paper" },
        ]}
        here="Issue"
      >
        For the meeting of {formatDate(meeting.heldOn)}
      </PageHeader>
      <CoverDriftNotice drift={await findCoverDrift(ctx, meeting)} path={path} />
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div>
          <p>When you issue the paper:</p>
          <ul className="list-disc pl-5">
            <li>it gets a number, and its content no longer changes</li>
            <li>everyone who can sign in can read it</li>
            {issued.length > 0 && <li>the earlier versions are kept beside it</li>}
          </ul>
          <p>
            Only a passage that must be removed to protect a child can still be taken out, and the paper then says so.
          </p>
          <Form
            submit={submitIssue}
            state={state}
            button={issued.length > 0 ? `Issue version ${issued.length + 1}` : "Issue the paper"}
            seen={cover.trail}
            hidden={{ meetingId: meeting.id, heldOn: meeting.heldOn, versions: issued.length }}
            cancel={`${path}/paper`}
          />
        </div>
        <Panel id="cover" title={cover.title}>
          <p className="text-sm text-soft">{purposeNames[cover.purpose]}</p>
          <h3 className="text-sm">What the Executive is asked to do</h3>
          <p className="text-sm">{cover.asks || "Nothing is asked of the Executive."}</p>
          <p className="text-sm">
            <a href={`${path}/paper`}>Read the draft</a>
          </p>
        </Panel>
      </div>
    </>
  );
}
