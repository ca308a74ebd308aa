import type { AsAt } from "#app/components/layout/as-at.ts";
import { ButtonLink, type ButtonVariant } from "#app/components/layout/button.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { mayDo } from "#lib/core/access.ts";
import { daysBetween, formatDate, formatShortDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";

interface Props {
  meeting: Meeting;
  as: AsAt;
  hasDraft: boolean;
  hasPaper: boolean;
}

/** The title and date of a meeting, and what the viewer can do there. */
export function MeetingHeading({ meeting, as, hasDraft, hasPaper }: Props) {
  const { title, heldOn, papersDueOn } = meeting;
  const { ctx, isToday } = as;
  const { date } = ctx.asOf;
  const isOver = heldOn < date || (heldOn === date && !isToday);
  return (
    <PageHeader
      title={`${title}, ${formatDate(heldOn)}`}
      parents={[{ href: "/board/meetings", label: "Meetings" }]}
      here={formatShortDate(heldOn)}
      actions={<MeetingActions links={linksOf(meeting, as, { hasDraft, hasPaper })} />}
    >
      {whenInWords(daysBetween(date, heldOn), isOver)}
      {papersDueOn && `, papers due ${formatDate(papersDueOn)}`}
    </PageHeader>
  );
}

/** "In 24 days", "Today", "Held on this day" or "Held 3 days ago". */
function whenInWords(days: number, isOver: boolean): string {
  if (days === 0) return isOver ? "Held on this day" : "Today";
  return isOver ? `Held ${plural(-days, "day")} ago` : `In ${plural(days, "day")}`;
}

interface ActionLink {
  readonly path: string;
  readonly label: string;
}

/** What the viewer can do here, the most likely first. */
function linksOf(
  { heldOn }: Meeting,
  { ctx: { viewer, asOf }, isToday }: AsAt,
  { hasDraft, hasPaper }: { hasDraft: boolean; hasPaper: boolean },
): ActionLink[] {
  const path = `/board/meetings/${heldOn}`;
  const isHeld = heldOn <= asOf.date;
  const draft = hasPaper ? "Make another version of the paper" : hasDraft ? "Continue the paper" : "Build the paper";
  return [
    ...(isToday && isHeld && mayDo(viewer, "noteAtMeeting")
      ? [{ path: `${path}/decisions`, label: "Record the decisions" }]
      : []),
    ...(isToday && mayDo(viewer, "draftPaper") ? [{ path: `${path}/paper/cover`, label: draft }] : []),
    ...(isHeld ? [{ path: `/board?as-at=${heldOn}`, label: "The board on that day" }] : []),
  ];
}

function MeetingActions({ links }: { links: readonly ActionLink[] }) {
  if (links.length === 0) return null;
  const look = (index: number, path: string): ButtonVariant =>
    index === 0 && !path.startsWith("/board?") ? "filled" : "outlined";
  return (
    <PageActions>
      {links.map(({ path, label }, index) => (
        <li key={path}>
          <ButtonLink variant={look(index, path)} href={path}>
            {label}
          </ButtonLink>
        </li>
      ))}
    </PageActions>
  );
}
