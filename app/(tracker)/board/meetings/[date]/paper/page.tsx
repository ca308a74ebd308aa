import { page } from "#app/_shell/page.tsx";
import { rowIn } from "#app/_shell/row-in.ts";
import { requireViewer } from "#app/_shell/session.ts";
import { calendarDateFrom, dateInWords } from "#lib/core/clock.ts";
import { momentAt } from "#lib/core/moment.ts";
import { getMeeting } from "#lib/meetings/queries.ts";
import { getDraft, getPaper } from "#lib/papers/queries.ts";
import { PaperPage } from "./paper-page.tsx";

export async function generateMetadata({ params }: Props) {
  const heldOn = calendarDateFrom((await params).date);
  return { title: heldOn ? `Board paper, ${dateInWords(heldOn)}` : "Board paper" };
}

export default page(ThePaper);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

/** A version of a meeting's paper as it was issued; without one, the draft as the facts have it now, for the business team. */
async function ThePaper({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const meeting = await getMeeting(viewer, (await params).date);
  const asked = [(await searchParams).version].flat()[0];
  if (asked !== undefined) {
    const issued = await getPaper(viewer, meeting.id, rowIn(asked));
    return <PaperPage paper={issued.paper} issued={issued} word={`/api/papers/${meeting.id}/${issued.version}`} />;
  }
  const draft = await getDraft(viewer, meeting, await momentAt());
  return <PaperPage paper={draft} issued={null} word={`/api/papers/${meeting.id}/draft`} />;
}
