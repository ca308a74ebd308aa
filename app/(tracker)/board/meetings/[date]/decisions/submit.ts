"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getMeeting } from "#lib/partnership/meetings.queries.ts";
import { acceptNewDate, refuseNewDate } from "#lib/recommendations/due-dates/commands.ts";
import { confirmOwner } from "#lib/recommendations/ownership.commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import {
  acceptSignOff,
  closeNotPursued,
  confirmEmbedded,
  reopen,
  returnSignOff,
} from "#lib/recommendations/sign-off/commands.ts";
import { noteAtMeeting } from "#lib/reporting/agenda/commands.ts";
import { agendaOf } from "#lib/reporting/agenda/queries.ts";
import { nextPlace } from "#lib/reporting/agenda/rules.ts";
import { placeQuery } from "./place.ts";

/** Runs the command of the item; the form adds the meeting. Then the next item of the agenda is opened. */
export async function submitAtMeeting(form: FormData): Promise<void> {
  const decision = form.get("decision");
  const commands = {
    "sign-off": decision === "accept" ? acceptSignOff : returnSignOff,
    "new-date": decision === "accept" ? acceptNewDate : refuseNewDate,
    owner: confirmOwner,
    "not-accepted": closeNotPursued,
    "re-check": decision === "embedded" ? confirmEmbedded : reopen,
    question: askQuestion,
    note: noteAtMeeting,
  };
  const kind = Object.entries(commands).find(([name]) => name === form.get("kind"));
  await submitForm(form, async (viewer, values, options) => {
    await (kind?.[1] ?? noteAtMeeting)(viewer, values, options);
    return pathAfter(viewer, String(values.heldOn), String(values.reference));
  });
}

async function pathAfter(viewer: Viewer, heldOn: string, recorded: string): Promise<string> {
  const ctx = await currentContext(viewer);
  const meeting = await getMeeting(ctx, heldOn);
  const next = nextPlace(await agendaOf(ctx, meeting), recorded);
  return `/board/meetings/${meeting.heldOn}/decisions${placeQuery(next, recorded)}`;
}
