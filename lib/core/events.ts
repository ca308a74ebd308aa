import { inArray, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Reading } from "#db/client.ts";
import { type CommandName, commandNames } from "./access.ts";

/** What the history can be narrowed to, in the order of its filter. Every event is in one category. */
export const eventCategories = [
  "updates",
  "evidence",
  "actions",
  "questions",
  "assessments",
  "owners",
  "due dates",
  "sign-off",
  "held and removed",
  "people",
  "papers",
  "set-up",
] as const;
export type EventCategory = (typeof eventCategories)[number];

/** What the timeline of a recommendation can be narrowed to, in the order of its filter. */
export const timelineFilters = ["everything", "updates", "evidence", "questions", "actions", "decisions"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** The names by id that events are described with. */
export interface EventLookups {
  readonly names: ReadonlyMap<number, string>;
  readonly directory: ReadonlyMap<number, { readonly name: string }>;
}

/** A paragraph of an entry in the timeline, with a heading if it needs one. */
export interface EventDetail {
  readonly heading?: string;
  readonly text: string;
}

/** A page about the event, by its path under the page of the recommendation. */
export interface EventLink {
  readonly path: string;
  readonly text: string;
}

/** What an event wrote. */
interface EventFacts {
  readonly trail: number;
  /** The meeting at which it was decided, asked or noted. */
  readonly meetingId?: number | null;
}

/** One event of a recommendation, as it is read. */
export interface TimelineEvent {
  readonly kind: string;
  readonly category: EventCategory;
  readonly filters: readonly TimelineFilter[];
  readonly facts: EventFacts;
  /** The agency that reported; null if the event is no report of an agency. */
  readonly reportedBy: number | null;
  readonly link: EventLink | null;
  title(lookups: EventLookups): string;
  details(lookups: EventLookups): readonly EventDetail[];
  /** A clause without its date, such as "due date set: 30 April 2027". */
  change(lookups: EventLookups): string;
  /** This event and another one of the same day told as one change; null if they are told one by one. */
  mergedWith(other: TimelineEvent): TimelineEvent | null;
}

/** A table of facts that names the meeting at which something was decided, asked or noted. */
export type MeetingFacts = SQLiteTable & { readonly trail: AnySQLiteColumn; readonly meetingId: AnySQLiteColumn };

/** How an event appears in the timeline of its recommendation and as a change between two dates. */
interface TimelineDeclaration<Facts extends EventFacts> {
  /** The filters of the timeline that show it besides "everything"; "decisions" unless given. */
  readonly filters?: readonly TimelineFilter[];
  /** Loads what these events wrote: the facts of each. */
  load(db: Reading, events: readonly number[]): PromiseLike<readonly Facts[]>;
  title(facts: Facts, lookups: EventLookups): string;
  details?(facts: Facts, lookups: EventLookups): readonly EventDetail[];
  change(facts: Facts, lookups: EventLookups): string;
  /** The facts of two events of one day as those of one, if they are told as one change. */
  merge?(facts: Facts, later: Facts): Facts;
  reportedBy?(facts: Facts): number | null;
  link?(facts: Facts): EventLink;
}

interface Declaration<Facts extends EventFacts> {
  /** A name of its own, such as "due date". */
  readonly kind: string;
  readonly category: EventCategory;
  /** The commands that append it, each with its label in the history. */
  readonly commands: Readonly<Partial<Record<CommandName, string>>>;
  /** Labels of its free-text columns; a column without one is labelled "Reason". */
  readonly freeTexts?: readonly (readonly [column: AnySQLiteColumn, label: string])[];
  /** Its table, if it can happen at a meeting. */
  readonly meetingFacts?: MeetingFacts;
  /** Absent if the event is about no recommendation, or has no entry in the timeline. */
  readonly timeline?: TimelineDeclaration<Facts>;
}

/** A declared event, closed over the type of its facts. */
export interface EventDeclaration {
  readonly kind: string;
  readonly category: EventCategory;
  readonly commands: ReadonlyMap<CommandName, string>;
  readonly freeTexts: readonly (readonly [column: AnySQLiteColumn, label: string])[];
  readonly meetingFacts: MeetingFacts | null;
  /** What these events did, by event number; nothing for an event without an entry in the timeline. */
  load(db: Reading, events: readonly number[]): Promise<ReadonlyMap<number, TimelineEvent>>;
}

/** Declares an event. `lib/reporting/timeline/registry.ts` lists all of them. */
export function defineEvent<Facts extends EventFacts>(declaration: Declaration<Facts>): EventDeclaration {
  const { kind, category, commands, freeTexts = [], meetingFacts = null, timeline } = declaration;
  const factsOf = new WeakMap<TimelineEvent, Facts>();
  return {
    kind,
    category,
    freeTexts,
    meetingFacts,
    commands: new Map(commandNames.flatMap((name) => (commands[name] ? [[name, commands[name]] as const] : []))),
    async load(db, events) {
      if (!timeline) return new Map();
      return new Map(
        (await timeline.load(db, events)).map((facts) => [
          facts.trail,
          eventOf({ kind, category }, timeline, facts, factsOf),
        ]),
      );
    },
  };
}

function eventOf<Facts extends EventFacts>(
  event: Pick<TimelineEvent, "kind" | "category">,
  timeline: TimelineDeclaration<Facts>,
  facts: Facts,
  factsOf: WeakMap<TimelineEvent, Facts>,
): TimelineEvent {
  const declared: TimelineEvent = {
    ...event,
    filters: timeline.filters ?? ["decisions"],
    facts,
    reportedBy: timeline.reportedBy?.(facts) ?? null,
    link: timeline.link?.(facts) ?? null,
    title: (lookups) => timeline.title(facts, lookups),
    details: (lookups) => timeline.details?.(facts, lookups) ?? [],
    change: (lookups) => timeline.change(facts, lookups),
    mergedWith(other) {
      const later = factsOf.get(other);
      return timeline.merge && later ? eventOf(event, timeline, timeline.merge(facts, later), factsOf) : null;
    },
  };
  factsOf.set(declared, facts);
  return declared;
}

/** The condition that a fact was written by one of these events. */
export function writtenBy(trail: AnySQLiteColumn, events: readonly number[]): SQL {
  return inArray(trail, [...events]);
}

/** The name of an agency that an event refers to. */
export function agencyName({ directory }: EventLookups, id: number): string {
  return directory.get(id)?.name ?? "an agency";
}

/** The name of a person whom an event refers to. */
export function personName({ names }: EventLookups, id: number): string {
  return names.get(id) ?? "a person";
}
