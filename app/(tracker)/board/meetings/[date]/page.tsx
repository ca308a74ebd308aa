import { LinesOrNone } from "#app/components/document/lines-or-none.tsx";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { decisionsAt } from "#lib/reporting/agenda/queries.ts";
import { buildDecisionLines } from "#lib/reporting/papers/labels.ts";
import { findCover, listPapers } from "#lib/reporting/papers/queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { DecisionsTable } from "./decisions-table.tsx";
import { MeetingHeading } from "./meeting-heading.tsx";
import { meetingName } from "./name.ts";
import { PaperPanel } from "./paper-panel.tsx";

export const generateMetadata = ({ params }: { params: Promise<{ date: string }> }) =>
  recordMetadata(meetingName(params));

export default page(MeetingPage);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A meeting with its paper, what there is to decide until it is over, and its decisions. */
async function MeetingPage({ params, searchParams }: Props) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const { ctx } = as;
  const meeting = await getMeeting(ctx, (await params).date);
  const known = await lookups(ctx);
  const issued = (await listPapers(ctx)).filter(({ meetingId }) => meetingId === meeting.id);
  const decisions = await decisionsAt(ctx, meeting.id);
  const isToCome = as.isToday && meeting.heldOn >= ctx.asOf.date;
  const mayDraft = as.isToday && mayDo(ctx.viewer, "draftPaper");
  const hasDraft = mayDraft && (await findCover(ctx, meeting.id)) !== null;
  return (
    <>
      <MeetingHeading meeting={meeting} as={as} hasDraft={hasDraft} hasPaper={issued.length > 0} />
      <PastDate as={as} path={`/board/meetings/${meeting.heldOn}`} />
      <div className="grid items-start gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {isToCome && (
            <>
              <h2 className="mt-0">For decision</h2>
              <LinesOrNone
                lines={buildDecisionLines(await listAllStatuses(ctx, {}))}
                none="There is nothing to decide."
              />
            </>
          )}
          <h2 className={isToCome ? undefined : "mt-0"}>Decisions and notes</h2>
          {decisions.length === 0 ? (
            <p>Nothing has been recorded yet.</p>
          ) : (
            <DecisionsTable decisions={decisions} known={known} as={as} />
          )}
        </div>
        <PaperPanel meeting={meeting} issued={issued} names={known.names} hasDraft={hasDraft} />
      </div>
    </>
  );
}
