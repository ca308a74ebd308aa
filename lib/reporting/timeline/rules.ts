import { z } from "zod";
import type { CommandName } from "#lib/core/access.ts";
import { parseCalendarDate } from "#lib/core/clock.ts";

export const timelineFilters = ["everything", "updates", "evidence", "questions", "actions", "decisions"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** Which part of a timeline to show, from its URL. */
export const timelineFilter = z.enum(timelineFilters).catch("everything");

/** The kinds of writes that the history can be narrowed to. */
export const historyKinds = {
  updates: ["postUpdate"],
  evidence: ["addEvidence", "appraiseEvidence"],
  actions: ["nameAsks", "addAction", "reportOnAction"],
  questions: ["askQuestion", "askAgain", "answerQuestion"],
  assessments: ["assess"],
  owners: ["assignOwner", "confirmOwner", "setContributors", "handOver", "acceptHandover"],
  "due dates": ["setDueDate", "requestNewDate", "acceptNewDate", "refuseNewDate", "setReportingInterval"],
  "sign-off": ["requestSignOff", "acceptSignOff", "returnSignOff", "closeNotPursued", "confirmEmbedded", "reopen"],
  "held and removed": ["releaseHeld", "redact", "removeFile"],
  people: [
    "inviteFirstPerson",
    "invitePerson",
    "renewInvitation",
    "changeRole",
    "signOutPerson",
    "removeSecondFactor",
    "disablePerson",
    "enablePerson",
    "acceptInvitation",
  ],
  papers: ["draftPaper", "issuePaper", "noteAtMeeting"],
  "set-up": [
    "publishReview",
    "addAgency",
    "renameAgency",
    "dissolveAgency",
    "setSuccessMeasure",
    "tagThemes",
    "scheduleMeeting",
  ],
} as const satisfies Record<string, readonly CommandName[]>;
export type HistoryKind = keyof typeof historyKinds;

const kinds = Object.keys(historyKinds).filter((kind): kind is HistoryKind => kind in historyKinds);
export const historyKindNames: readonly HistoryKind[] = kinds;

/** Commands about people and their access: their rows are for the business team alone. */
export const commandsAboutPeople: ReadonlySet<CommandName> = new Set(historyKinds.people);

const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const day = z.string().transform((text) => parseCalendarDate(text) ?? undefined);

/** How the history is narrowed, from its URL. What makes no sense there is passed over. */
export const historyFilter = z.object({
  person: kept(z.coerce.number().int().positive()),
  reference: kept(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9]{1,7}-\d{1,6}$/),
  ),
  kind: kept(z.enum(kinds)),
  from: kept(day),
  to: kept(day),
  /** Only what came before this trail number: the way to the next page. */
  before: kept(z.coerce.number().int().positive()),
});
export type HistoryFilter = z.output<typeof historyFilter>;
