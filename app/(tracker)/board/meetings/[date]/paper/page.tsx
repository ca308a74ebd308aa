import { redirect } from "next/navigation";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { formatDate, parseCalendarDate } from "#lib/core/clock.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { findCoverDrift } from "#lib/reporting/papers/cover-drift.queries.ts";
import { getDraft } from "#lib/reporting/papers/draft.queries.ts";
import { findLatestVersion, getPaper } from "#lib/reporting/papers/queries.ts";
import { PaperPage } from "./paper-page.tsx";

export async function generateMetadata({ params }: Props) {
  const heldOn = parseCalendarDate((await params).date);
  return { title: heldOn ? `Board paper, ${formatDate(heldOn)}` : "Board paper" };
}

export default page(PaperVersion);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

/**
 * An issued version of the paper of a meeting. Without `version`, the current draft for the business team, and for everyone else
 * the version that was issued last.
 */
async function PaperVersion({ params, searchParams }: Props) {
  const ctx = await requireContext();
  const meeting = await getMeeting(ctx, (await params).date);
  const version = [(await searchParams).version].flat()[0];
  if (version !== undefined) {
    const issued = await getPaper(ctx, meeting.id, parseId(version));
    return <PaperPage paper={issued.paper} issued={issued} word={`/api/papers/${meeting.id}/${issued.version}`} />;
  }
  if (!mayDo(ctx.viewer, "draftPaper")) {
    const latest = await findLatestVersion(ctx, meeting.id);
    if (latest !== null) redirect(`/board/meetings/${meeting.heldOn}/paper?version=${latest}`);
  }
  const draft = await getDraft(ctx, meeting);
  const drift = await findCoverDrift(ctx, meeting);
  return <PaperPage paper={draft} issued={null} drift={drift} word={`/api/papers/${meeting.id}/draft`} />;
}
