import { redirect } from "next/navigation";
import { plainAddress } from "#app/session/local-path.ts";
import { currentRequest } from "#app/session/request.ts";
import { findViewer, sessionToken, signInPath } from "#app/session/session.ts";
import type { CommandOptions, Receipt } from "#lib/core/command.ts";
import { Invalid, Unavailable } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { log } from "#lib/core/log.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { deleteDraft, saveDraft } from "#lib/identity/drafts.store.ts";
import { findSessionPersonId } from "#lib/identity/people/queries.ts";
import { type FileRefusal, fileRefusalMessages } from "#lib/recommendations/updates/store.ts";
import { outcomeOf } from "./outcome.ts";
import { parseFormData } from "./parse-form-data.ts";

/**
 * Puts a posted form through a command: then on to the page it names, or, where it was not taken, the page it stands
 * on again with the reason and all that was typed.
 */
export async function submitForm(
  form: FormData,
  command: (viewer: Viewer, typed: FormValues, occasion: CommandOptions) => Promise<string>,
): Promise<void> {
  const { path } = currentRequest();
  const typed = parseFormData(form);
  const viewer = await findViewer();
  if (!viewer) return keepForLater(path, typed);
  if (typed.discard === "yes") {
    await deleteDraft(viewer, path);
    redirect(path);
  }
  const target = await answered(typed, async () => {
    assertFilesReceived(typed);
    const next = await command(viewer, typed, occasionOf(typed));
    await deleteDraft(viewer, path).catch(() => {});
    return next;
  });
  if (target !== null) redirect(plainAddress(target));
}

/** Puts a form about a recommendation through one command, then on to its page, or to the entry in its timeline. */
export async function submitAbout(
  form: FormData,
  command: (viewer: Viewer, typed: FormValues, occasion: CommandOptions) => Promise<Receipt<unknown>>,
): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    const { trail } = await command(viewer, typed, occasion);
    return `/recommendations/${typed.reference}#n${trail}`;
  });
}

/** For the forms of those who are not signed in. */
export async function submitOpenForm(form: FormData, command: (typed: FormValues) => Promise<string>): Promise<void> {
  const typed = parseFormData(form);
  const target = await answered(typed, () => command(typed));
  if (target !== null) redirect(plainAddress(target));
}

async function answered(typed: FormValues, command: () => Promise<string>): Promise<string | null> {
  try {
    return await command();
  } catch (error) {
    const request = currentRequest();
    request.outcome = outcomeOf(error, typed);
    if (request.outcome.status >= 500) log().error({ reference: request.reference, err: error }, "form not taken");
    return null;
  }
}

/** The session ended while they were writing: what they typed waits for them behind the sign-in. */
async function keepForLater(path: string, typed: FormValues): Promise<void> {
  const token = await sessionToken();
  const personId = token ? await findSessionPersonId(token) : null;
  if (personId !== null) await saveDraft(personId, path, typed);
  redirect(signInPath());
}

function occasionOf({ formKey, postAnyway }: FormValues): CommandOptions {
  return {
    formKey: typeof formKey === "string" && /^[0-9a-f-]{36}$/.test(formKey) ? formKey : undefined,
    postAnyway: postAnyway === "on",
  };
}

/** A file that was not taken stands in its field as `refused:` and why. */
function assertFilesReceived({ evidence }: FormValues) {
  if (!Array.isArray(evidence)) return;
  const refused = evidence.flatMap((slot: string | FormValues, index) => {
    const values = typeof slot === "string" ? [] : [slot.file ?? []].flat();
    const reason = refusals.find((one) => values.includes(`refused:${one}`));
    return reason ? [{ field: `evidence.${index}.file`, reason }] : [];
  });
  if (refused.length === 0) return;
  if (refused.some(({ reason }) => reason === "not saved")) throw new Unavailable("a file was not saved");
  const sentences = Object.fromEntries(refused.map(({ field, reason }) => [field, fileRefusalMessages[reason]]));
  throw new Invalid(sentences, { tooLarge: refused.some(({ reason }) => reason === "too large") });
}

const refusals: readonly FileRefusal[] = ["too large", "not a kind that is taken", "empty", "virus found", "not saved"];
