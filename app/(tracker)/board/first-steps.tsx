import { mayDo } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";

/** What comes next while no owner has reported and no meeting has been held; nothing later on. */
export function FirstSteps({ board, viewer }: { board: BoardSummary; viewer: Viewer }) {
  const { summary, lastMeeting } = board;
  if (summary.total === 0 || summary.withoutUpdate < summary.total || lastMeeting) return null;
  const steps = mayDo(viewer, "scheduleMeeting") ? businessSteps(board) : [];
  return (
    <div className="text-sm lg:mt-5">
      <h2 className="mt-0 text-base">What comes next</h2>
      {steps.length > 0 ? (
        <ol className="list-decimal space-y-1 pl-5">
          {steps.map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ol>
      ) : (
        <p>
          Each owner posts a first update, and its rating appears here. After the first meeting of the Executive the
          board also shows what has changed since.
        </p>
      )}
    </div>
  );
}

/** What the business team has still to set up, each with the page where it is done. */
function businessSteps({
  summary,
  nextMeeting,
  meetingOfDay,
}: BoardSummary): (readonly [href: string, label: string])[] {
  const steps: readonly (readonly [isMissing: boolean, href: string, label: string])[] = [
    [summary.withoutLead > 0, "/people/invite", "Invite the leads of the owners"],
    [summary.withoutDueDate > 0, "/recommendations?only=no-due-date", "Set the due dates"],
    [!nextMeeting && !meetingOfDay, "/board/meetings/add", "Add the next meeting of the Executive"],
  ];
  return [
    ...steps.flatMap(([isMissing, href, label]) => (isMissing ? [[href, label] as const] : [])),
    ["/my-work", "See everything that is still to do on My work"],
  ];
}
