import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate, formatShortDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { agendaOf, decisionsAt } from "#lib/reporting/agenda/queries.ts";
import { nextPlace, parseAgendaItem } from "#lib/reporting/agenda/rules.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { meetingName } from "../name.ts";
import { AgendaList } from "./agenda-list.tsx";
import { agendaRows } from "./agenda-rows.ts";
import { OpenItem } from "./open-item.tsx";
import { placeQuery } from "./place.ts";

export const generateMetadata = ({ params }: Pick<Props, "params">) =>
  formMetadata("Record the decisions", meetingName(params));

export default page(RecordDecisions);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<{ item?: string | string[]; recorded?: string | string[] }>;
}

/** The agenda of a meeting in the order of the paper, with the form of one item open at a time. */
async function RecordDecisions({ params, searchParams }: Props) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "noteAtMeeting");
  const meeting = await getMeeting(ctx, (await params).date);
  const { item, recorded } = await searchParams;
  const agenda = await agendaOf(ctx, meeting);
  const decisions = await decisionsAt(ctx, meeting.id);
  const open = parseAgendaItem([item].flat()[0]);
  const saved = agenda.find(({ reference }) => reference === [recorded].flat()[0])?.reference ?? null;
  const path = `/board/meetings/${meeting.heldOn}`;
  const first = nextPlace(agenda, "");
  return (
    <>
      <PageHeader
        title="Record the decisions"
        parents={[
          { href: "/board/meetings", label: "Meetings" },
          { href: path, label: formatShortDate(meeting.heldOn) },
        ]}
        here="Decisions"
        actions={
          !open &&
          !saved &&
          first && (
            <ButtonLink variant="filled" href={`${path}/decisions${placeQuery(first)}`}>
              Start with {first.reference}
            </ButtonLink>
          )
        }
      >
        {meeting.title}, {formatDate(meeting.heldOn)} · in the order of the paper · {plural(decisions.length, "item")}{" "}
        recorded
      </PageHeader>
      {saved && !open && (
        <Notice role="status">
          Recorded for {saved}. That was the last recommendation. <a href={path}>See what was recorded</a>
        </Notice>
      )}
      <AgendaList
        rows={agendaRows(agenda, decisions, open, await lookups(ctx))}
        path={`${path}/decisions`}
        open={open && <OpenItem ctx={ctx} meeting={meeting} agenda={agenda} place={open} saved={saved} />}
      />
    </>
  );
}
