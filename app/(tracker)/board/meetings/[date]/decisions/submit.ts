"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { acceptNewDate, refuseNewDate } from "#lib/recommendations/due-dates/commands.ts";
import { confirmOwner } from "#lib/recommendations/ownership.commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { acceptSignOff, confirmEmbedded, reopen, returnSignOff } from "#lib/recommendations/sign-off/commands.ts";
import { noteAtMeeting } from "#lib/reporting/agenda/commands.ts";

/** Runs the command of the item; the form adds the meeting. */
export async function submitAtMeeting(form: FormData): Promise<void> {
  const decision = form.get("decision");
  const commands = {
    "sign-off": decision === "accept" ? acceptSignOff : returnSignOff,
    "new-date": decision === "accept" ? acceptNewDate : refuseNewDate,
    owner: confirmOwner,
    "re-check": decision === "embedded" ? confirmEmbedded : reopen,
    question: askQuestion,
    note: noteAtMeeting,
  };
  const kind = Object.entries(commands).find(([name]) => name === form.get("kind"));
  await submitForm(form, async (viewer, values, options) => {
    await (kind?.[1] ?? noteAtMeeting)(viewer, values, options);
    return `/board/meetings/${values.heldOn}/decisions`;
  });
}
