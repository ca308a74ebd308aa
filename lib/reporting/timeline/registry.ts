import { placeOf } from "#db/free-texts.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { EventCategory, EventDeclaration } from "#lib/core/events.ts";
import { peopleEvents } from "#lib/identity/people/events.ts";
import { importEvents } from "#lib/imports/events.ts";
import { agencyEvents } from "#lib/partnership/agencies.events.ts";
import { meetingEvents } from "#lib/partnership/meetings.events.ts";
import { reviewEvents } from "#lib/partnership/reviews.events.ts";
import { moderationEvents } from "#lib/privacy/moderation/events.ts";
import { redactionEvents } from "#lib/privacy/redaction/events.ts";
import { actionEvents } from "#lib/recommendations/actions/events.ts";
import { assessmentEvents } from "#lib/recommendations/assessment.events.ts";
import { dueDateEvents } from "#lib/recommendations/due-dates/events.ts";
import { handoverEvents } from "#lib/recommendations/handover.events.ts";
import { linkEvents } from "#lib/recommendations/links/events.ts";
import { ownershipEvents } from "#lib/recommendations/ownership.events.ts";
import { questionEvents } from "#lib/recommendations/questions.events.ts";
import { responseEvents } from "#lib/recommendations/responses/events.ts";
import { reviewFileEvents } from "#lib/recommendations/review-files/events.ts";
import { signOffEvents } from "#lib/recommendations/sign-off/events.ts";
import { updateEvents } from "#lib/recommendations/updates/events.ts";
import { agendaEvents } from "#lib/reporting/agenda/events.ts";
import { paperEvents } from "#lib/reporting/papers/events.ts";

/** Every declared event. This file is in `reporting`, the first area that can see the events of all areas. */
export const eventDeclarations: readonly EventDeclaration[] = [
  ...peopleEvents,
  ...agencyEvents,
  ...meetingEvents,
  ...reviewEvents,
  ...importEvents,
  ...linkEvents,
  ...ownershipEvents,
  ...reviewFileEvents,
  ...responseEvents,
  ...dueDateEvents,
  ...updateEvents,
  ...actionEvents,
  ...questionEvents,
  ...assessmentEvents,
  ...signOffEvents,
  ...handoverEvents,
  ...moderationEvents,
  ...redactionEvents,
  ...agendaEvents,
  ...paperEvents,
];

const byCommand = new Map(
  eventDeclarations.flatMap((declaration) => [...declaration.commands.keys()].map((name) => [name, declaration])),
);

const labels = new Map(eventDeclarations.flatMap(({ commands }) => [...commands]));

const freeTextLabels = new Map(
  eventDeclarations.flatMap(({ freeTexts }) => freeTexts.map(([column, label]) => [keyOf(placeOf(column)), label])),
);

/** The event that a command appends. Throws if none is declared; a test holds that each command has one. */
export function declarationOf(command: CommandName): EventDeclaration {
  const declaration = byCommand.get(command);
  if (!declaration) throw new Error(`no event is declared for the command ${command}`);
  return declaration;
}

/** What a command did, as the history says it: "Update posted". */
export function commandLabel(command: CommandName): string {
  return labels.get(command) ?? command;
}

/** The commands whose events are in a category. */
export function commandsIn(category: EventCategory): CommandName[] {
  return eventDeclarations.flatMap((declaration) =>
    declaration.category === category ? [...declaration.commands.keys()] : [],
  );
}

/** The label of a free text, by its table and column. */
export function freeTextLabel(place: { readonly table: string; readonly column: string }): string {
  return declaredFreeTextLabel(place) ?? "Reason";
}

/** The label that an event declares for a free text; undefined if none does. */
export function declaredFreeTextLabel(place: { readonly table: string; readonly column: string }): string | undefined {
  return freeTextLabels.get(keyOf(place));
}

function keyOf({ table, column }: { readonly table: string; readonly column: string }): string {
  return `${table}.${column}`;
}
