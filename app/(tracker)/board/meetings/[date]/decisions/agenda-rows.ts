import { capitalised } from "#lib/core/text.ts";
import type { MeetingDecision } from "#lib/reporting/agenda/queries.ts";
import type { AgendaItem, AgendaPlace } from "#lib/reporting/agenda/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import type { AgendaRow } from "./agenda-list.tsx";
import { placeQuery } from "./place.ts";

/** The agenda as rows, each with what was recorded at the meeting. */
export function agendaRows(
  agenda: readonly AgendaItem[],
  decisions: readonly MeetingDecision[],
  open: AgendaPlace | null,
  known: Lookups,
): AgendaRow[] {
  const recorded = Map.groupBy(decisions, ({ position }) => position.reference);
  return agenda.map(({ reference, shortTitle, shown, shownName, waiting }) => ({
    reference,
    shortTitle,
    shown,
    shownName,
    isOpen: open?.reference === reference,
    links: waiting.map(({ kind, label, mayDo }) => ({
      label,
      query: mayDo ? placeQuery({ reference, kind }) : null,
      isOpen: open?.reference === reference && open.kind === kind,
    })),
    recorded: (recorded.get(reference) ?? []).map(({ event }) => capitalised(event.title(known))),
  }));
}
