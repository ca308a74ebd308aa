import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { decisionsAt } from "#lib/reporting/agenda/queries.ts";
import { listPapers } from "#lib/reporting/papers/queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { DecisionsTable } from "./decisions-table.tsx";
import { IssuedPapers } from "./issued-papers.tsx";
import { MeetingHeading } from "./meeting-heading.tsx";
import { meetingName } from "./name.ts";

export const generateMetadata = ({ params }: { params: Promise<{ date: string }> }) =>
  recordMetadata(meetingName(params));

export default page(MeetingPage);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A meeting with its paper and its decisions. */
async function MeetingPage({ params, searchParams }: Props) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const { ctx } = as;
  const meeting = await getMeeting(ctx, (await params).date);

  const known = await lookups(ctx);
  const issued = (await listPapers(ctx)).filter(({ meetingId }) => meetingId === meeting.id);
  const decisions = await decisionsAt(ctx, meeting.id);
  return (
    <>
      <MeetingHeading meeting={meeting} as={as} hasPaper={issued.length > 0} />
      <PastDate as={as} path={`/board/meetings/${meeting.heldOn}`} />
      <h2>Its paper</h2>
      {issued.length === 0 ? (
        <p>Not issued yet. The business team builds it from the facts, and issues it.</p>
      ) : (
        <IssuedPapers meeting={meeting} issued={issued} names={known.names} />
      )}
      <h2>What was decided, and what came of it</h2>
      {decisions.length === 0 ? (
        <p>Nothing is recorded yet.</p>
      ) : (
        <DecisionsTable decisions={decisions} known={known} as={as} />
      )}
    </>
  );
}
