import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatShortDate } from "#lib/core/clock.ts";
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
      <PageHeader
        title="Build the paper"
        parents={[
          { href: "/board/meetings", label: "Meetings" },
          { href: path, label: formatShortDate(meeting.heldOn) },
        ]}
        here="Cover sheet"
      >
        {saved
          ? "This is the cover sheet as you last saved it."
          : "The tracker has drafted this cover sheet from its records. Change what you want to say differently."}
      </PageHeader>
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <Form
          autosave
          isLong
          submit={submitCover}
          state={state}
          button="Save and view the paper"
          seen={saved?.trail ?? 0}
          hidden={{ meetingId: meeting.id, heldOn: meeting.heldOn }}
          cancel={path}
        >
          <CoverFields ctx={ctx} state={state} cover={cover} />
        </Form>
        <div className="grid gap-6 narrow:order-first">
          <RedraftedCover drift={await findCoverDrift(ctx, meeting)} />
          <Panel id="follows" title="What follows the cover sheet">
            <p className="text-sm">The tracker writes the rest of the paper from its records:</p>
            <ul className="list-disc pl-5 text-sm">
              <li>what there is to decide</li>
              <li>the rating, owner and due date of each recommendation</li>
              <li>what has changed since the last paper</li>
              <li>what is overdue, silent or missing</li>
              <li>ratings at each meeting and due dates that have moved</li>
              <li>the last update and the evidence for each recommendation</li>
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}
