import type { CommandName } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { actionStateNames } from "#lib/recommendations/actions/rules.ts";
import { basisNames } from "#lib/recommendations/ownership.rules.ts";
import type { Step } from "#lib/recommendations/sign-off/rules.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import { listed, plural } from "#lib/status/labels.ts";
import type { TimelineEntry, TimelineEvent } from "./reads.ts";

/** What each command did, as the history says it. */
export const commandWords: Readonly<Record<CommandName, string>> = {
  publishReview: "Review entered",
  addAgency: "Agency added",
  renameAgency: "Agency renamed",
  dissolveAgency: "Agency dissolved",
  assignOwner: "Owner or lead assigned",
  confirmOwner: "Owner confirmed",
  setContributors: "Contributors chosen",
  setDueDate: "Due date set",
  requestNewDate: "New date asked for",
  acceptNewDate: "New date accepted",
  refuseNewDate: "New date refused",
  setReportingInterval: "Reporting interval set",
  setSuccessMeasure: "Success measure set",
  tagThemes: "Themes tagged",
  postUpdate: "Update posted",
  addEvidence: "Evidence added",
  nameAsks: "Asks named",
  addAction: "Action added",
  reportOnAction: "Action reported on",
  askQuestion: "Question asked",
  askAgain: "Asked again",
  answerQuestion: "Question answered",
  assess: "Assessed",
  appraiseEvidence: "Evidence appraised",
  requestSignOff: "Sign-off asked for",
  acceptSignOff: "Sign-off accepted",
  returnSignOff: "Sign-off returned",
  closeNotPursued: "Closed, not pursued",
  confirmEmbedded: "Confirmed as embedded",
  reopen: "Reopened",
  handOver: "Handed over",
  acceptHandover: "Handover accepted",
  releaseHeld: "Held text released",
  redact: "Passage removed",
  removeFile: "File removed",
  scheduleMeeting: "Meeting entered",
  draftPaper: "Paper drafted",
  issuePaper: "Paper issued",
  noteAtMeeting: "Noted at a meeting",
  inviteFirstPerson: "First person invited",
  invitePerson: "Person invited",
  renewInvitation: "New link made",
  changeRole: "Role changed",
  signOutPerson: "Person signed out",
  removeSecondFactor: "Second factor removed",
  disablePerson: "Person disabled",
  enablePerson: "Person enabled",
  acceptInvitation: "Password set",
};

/** Names by id, as a happening is told with them. */
export interface Lookups {
  readonly names: ReadonlyMap<number, string>;
  readonly directory: Directory;
  /** The days of the meetings at which things were decided or asked. */
  readonly meetings: ReadonlyMap<number, CalendarDate>;
}

export type PlainHappening = Exclude<TimelineEvent, { kind: "update" }>;

/** The heading of what happened. */
export function titleOf(event: PlainHappening, { directory, names }: Lookups): string {
  const agency = (id: number | null) => (id === null ? "" : (directory.get(id)?.name ?? ""));
  switch (event.kind) {
    case "assigned":
      return `${event.basis === "proposed" ? "Owner proposed" : "Owner assigned"}: ${agency(event.agencyId)}`;
    case "owner confirmed":
      return "Owner confirmed by the Executive";
    case "contributors":
      return event.agencyIds.length === 0 ? "No contributors" : `Contributors: ${listed(event.agencyIds.map(agency))}`;
    case "due date":
      return `Due date set: ${formatDate(event.dueOn)}`;
    case "new date asked for":
      return `Another due date asked for: ${formatDate(event.dueOn)}`;
    case "new date decided":
      return event.accepted
        ? `Due date moved to ${formatDate(event.dueOn)}`
        : `Due date of ${formatDate(event.dueOn)} refused`;
    case "reporting interval":
      return `To be reported on every ${event.months === 1 ? "month" : `${event.months} months`}`;
    case "success measure":
      return "How it will be known to have worked";
    case "themes":
      return event.names.length === 0 ? "Themes removed" : `Themes: ${event.names.join("; ")}`;
    case "asks":
      return "What it asks for, part by part";
    case "action":
      return "Action added";
    case "action report":
      return `Action: ${actionStateNames[event.state].toLowerCase()}`;
    case "question":
      return "Question";
    case "asked again":
      return "Asked again";
    case "answer":
      return "Answer";
    case "assessed":
      return `Assessed: ${ratingNames[event.rating]}`;
    case "appraised":
      return event.isSufficient ? "Evidence judged sufficient" : "Evidence judged not sufficient";
    case "sign-off":
      return stepTitles[event.step];
    case "noted":
      return "Noted";
    case "handed over":
      return `Handed over to ${names.get(event.toPersonId) ?? "somebody"}`;
    case "evidence":
      return "Evidence added";
  }
}

const stepTitles: Readonly<Record<Step, string>> = {
  requested: "Sign-off asked for",
  accepted: "Sign-off accepted: complete",
  returned: "Sign-off returned",
  "not-pursued": "Closed, not pursued",
  embedded: "Confirmed as embedded",
  reopened: "Reopened",
};

/** One thing said, under a heading of its own where it has one. */
export interface Detail {
  readonly heading?: string;
  readonly text: string;
}

/** What was said on the occasion, in the words it was said in. */
export function detailsOf(event: PlainHappening, known: Lookups): Detail[] {
  const { names, directory } = known;
  switch (event.kind) {
    case "assigned": {
      const lead = event.leadPersonId === null ? undefined : names.get(event.leadPersonId);
      const basis = basisNames[event.basis];
      return [
        {
          text: `${basis.charAt(0).toUpperCase()}${basis.slice(1)}. ${event.reason}${lead ? ` Lead: ${lead}.` : ""}`,
        },
      ];
    }
    case "new date asked for":
      return [
        { heading: "Why", text: event.reason },
        { heading: "Risk until then", text: event.interimRisk },
      ];
    case "new date decided":
      return [{ text: event.reason }, ...atMeeting(event.meetingId, known)];
    case "due date":
    case "assessed":
      return [{ text: event.reason }];
    case "owner confirmed":
      return atMeeting(event.meetingId, known);
    case "noted":
      return [{ text: event.words }, ...atMeeting(event.meetingId, known)];
    case "success measure":
    case "asked again":
    case "answer":
      return [{ text: event.words }];
    case "question":
      return [{ text: event.words }, ...atMeeting(event.meetingId, known)];
    case "asks":
      return event.words.map((text) => ({ text }));
    case "action": {
      const who = event.personId === null ? "" : `, ${names.get(event.personId) ?? ""}`;
      const agency = directory.get(event.agencyId)?.name ?? "";
      return [{ text: event.what }, { text: `${agency}${who}, due ${formatDate(event.dueOn)}` }];
    }
    case "action report":
      return [
        { text: event.what },
        ...(event.doneOn ? [{ heading: "Done on", text: formatDate(event.doneOn) }] : []),
        ...(event.note ? [{ heading: "Note", text: event.note }] : []),
      ];
    case "appraised":
      return [{ heading: event.title, text: event.reason }];
    case "sign-off":
      return [
        ...(event.request
          ? [
              { heading: "Done", text: event.request.done },
              { heading: "Difference made", text: event.request.difference },
            ]
          : []),
        ...(event.reason
          ? [event.step === "returned" ? { heading: "Missing", text: event.reason } : { text: event.reason }]
          : []),
        ...(event.acceptance
          ? [
              {
                text: `Accepted as it stood then, with ${plural(event.acceptance.facts, "entry", "entries")} here; nothing added later is part of it. To be looked at again on ${formatDate(event.acceptance.recheckOn)}.`,
              },
            ]
          : []),
        ...atMeeting(event.meetingId, known),
      ];
    case "handed over":
      return [{ text: `From ${names.get(event.fromPersonId) ?? "somebody"}. ${event.reason}` }];
    default:
      return [];
  }
}

function atMeeting(meetingId: number | null, { meetings }: Lookups): Detail[] {
  const heldOn = meetingId === null ? undefined : meetings.get(meetingId);
  return heldOn ? [{ text: `At the meeting of ${formatDate(heldOn)}.` }] : [];
}

/** Who did it, in which role then; on whose behalf where the business team reported for an agency. */
export function authorOf({ personId, role, event }: TimelineEntry, { names, directory }: Lookups): string {
  if (personId === null) return "dated as the report; entered when the tracker was set up";
  const name = names.get(personId) ?? "somebody";
  const agency = reportingAgency(event);
  const agencyName = agency === null ? undefined : directory.get(agency)?.name;
  if (!agencyName) return `by ${name}, ${roleNames[role]}`;
  return role === "business" ? `by ${name}, business team, on behalf of ${agencyName}` : `by ${name} for ${agencyName}`;
}

/** The agency that reported, where it was a report. */
function reportingAgency(event: TimelineEvent): number | null {
  switch (event.kind) {
    case "update":
      return event.update.agencyId;
    case "evidence":
      return event.evidence[0]?.agencyId ?? null;
    case "new date asked for":
    case "action report":
    case "answer":
      return event.agencyId;
    case "action":
      return event.addedForId;
    case "sign-off":
      return event.request?.agencyId ?? null;
    default:
      return null;
  }
}
