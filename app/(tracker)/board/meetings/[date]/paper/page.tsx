import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate, parseCalendarDate } from "#lib/core/clock.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { getDraft } from "#lib/reporting/papers/draft.queries.ts";
import { getPaper } from "#lib/reporting/papers/queries.ts";
import { PaperPage } from "./paper-page.tsx";

export async function generateMetadata({ params }: Props) {
  const heldOn = parseCalendarDate((await params).date);
  return { title: heldOn ? `Board paper, ${formatDate(heldOn)}` : "Board paper" };
}

export default page(ThePaper);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

/** A version of a meeting's paper as it was issued; without one, the draft as the facts have it now, for the business team. */
async function ThePaper({ params, searchParams }: Props) {
  const ctx = await requireContext();
  const meeting = await getMeeting(ctx, (await params).date);
  const asked = [(await searchParams).version].flat()[0];
  if (asked !== undefined) {
    const issued = await getPaper(ctx, meeting.id, parseId(asked));
    return <PaperPage paper={issued.paper} issued={issued} word={`/api/papers/${meeting.id}/${issued.version}`} />;
  }
  const draft = await getDraft(ctx, meeting);
  return <PaperPage paper={draft} issued={null} word={`/api/papers/${meeting.id}/draft`} />;
}
