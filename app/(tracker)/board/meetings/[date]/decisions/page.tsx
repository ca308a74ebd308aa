import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { agendaOf } from "#lib/reporting/agenda/queries.ts";
import { parseAgendaItem } from "#lib/reporting/agenda/rules.ts";
import { meetingName } from "../name.ts";
import { ItemForm } from "./item-form.tsx";

export const generateMetadata = ({ params }: Pick<Props, "params">) =>
  formMetadata("Record the decisions", meetingName(params));

export default page(RecordDecisions);

interface Props {
  params: Promise<{ date: string }>;
  searchParams: Promise<{ item?: string | string[] }>;
}

/** The agenda of a meeting in the order of the paper, with the form of one item open at a time. */
async function RecordDecisions({ params, searchParams }: Props) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "noteAtMeeting");
  const meeting = await getMeeting(ctx, (await params).date);

  const agenda = await agendaOf(ctx, meeting);
  const requested = parseAgendaItem([(await searchParams).item].flat()[0]);
  const path = `/board/meetings/${meeting.heldOn}/decisions`;
  const isOpen = (reference: string, kind: string) => requested?.reference === reference && requested.kind === kind;
  return (
    <>
      <h1>Record the decisions</h1>
      <p className="asat">
        <a href={`/board/meetings/${meeting.heldOn}`}>
          {meeting.title}, {formatDate(meeting.heldOn)}
        </a>{" "}
        · in the order of the paper
      </p>
      <ol className="agenda">
        {agenda.map(({ reference, shortTitle, shownName, shown, waiting }) => (
          <li key={reference} id={reference}>
            <h2>
              {reference} <small>{shortTitle}</small>
            </h2>
            <p>
              <span className={`shown ${shown}`}>{shownName}</span>
            </p>
            <ul className="choices">
              {waiting.map(({ kind, label, mayDo }) => (
                <li key={kind}>
                  {isOpen(reference, kind) ? (
                    <strong>{label}</strong>
                  ) : mayDo ? (
                    <a href={`${path}?item=${reference}:${kind}#${reference}`}>{label}</a>
                  ) : (
                    <span className="soft">{label}: the Executive’s to record</span>
                  )}
                </li>
              ))}
            </ul>
            {requested?.reference === reference && (
              <ItemForm ctx={ctx} meeting={meeting} reference={reference} kind={requested.kind} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
