import { redirect } from "next/navigation";
import { headerSafePath } from "#app/session/local-path.ts";
import { currentRequest } from "#app/session/request.ts";
import { findViewer, requireContext, sessionToken, signInPath } from "#app/session/session.ts";
import type { CommandOptions, Receipt } from "#lib/core/command.ts";
import type { FormValues } from "#lib/core/input.ts";
import { log } from "#lib/core/log.ts";
import { isUuid } from "#lib/core/uuid.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { deleteDraft, saveDraft } from "#lib/identity/drafts.store.ts";
import { findSessionPerson } from "#lib/identity/people/queries.ts";
import { nextDecision } from "#lib/reporting/confirmations/next-step.ts";
import { failureFrom } from "./failure.ts";
import { hasForm } from "./form-pages.ts";
import { parseFormData } from "./parse-form-data.ts";
import { assertFilesReceived } from "./refused-files.ts";

/**
 * Runs a command with the values of a posted form and redirects to the path that it returns. If it fails, Next renders
 * the page of the form again, which shows the failure and the values.
 */
export async function submitForm(
  form: FormData,
  command: (viewer: Viewer, values: FormValues, options: CommandOptions) => Promise<string>,
): Promise<void> {
  const { path } = currentRequest();
  const values = parseFormData(form);
  const viewer = await findViewer();
  if (!viewer) return saveDraftAndSignIn(path, values);
  if (values.discard === "yes") {
    await deleteDraft(viewer, path);
    redirect(path);
  }
  await redirectOrRecordFailure(values, async () => {
    assertFilesReceived(values);
    const next = await command(viewer, values, commandOptions(values));
    await deleteDraft(viewer, path).catch(() => {});
    return next;
  });
}

/**
 * Runs a command that writes an event, then redirects to the path of the page that shows what it changed. That page says at
 * its top what happened.
 */
export async function submitCommand<Result>(
  form: FormData,
  command: (viewer: Viewer, values: FormValues, options: CommandOptions) => Promise<Receipt<Result>>,
  next: (values: FormValues, receipt: Receipt<Result>) => string | Promise<string>,
): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const receipt = await command(viewer, values, options);
    return pathWithConfirmation(await next(values, receipt), receipt);
  });
}

/** The path of a page that says at its top what a command did. */
export function pathWithConfirmation(path: string, { trail }: Receipt<unknown>): string {
  return `${path}${path.includes("?") ? "&" : "?"}done=${trail}`;
}

/** Runs a command on one recommendation, then redirects to its page. */
export async function submitRecommendationForm(
  form: FormData,
  command: (viewer: Viewer, values: FormValues, options: CommandOptions) => Promise<Receipt<unknown>>,
): Promise<void> {
  await submitCommand(form, command, ({ reference }) => `/recommendations/${reference}`);
}

/**
 * Runs a decision of the Executive on one recommendation, then redirects to its page, or to the form of the next decision
 * where the person asked for it and one is left.
 */
export async function submitDecisionForm(
  form: FormData,
  command: (viewer: Viewer, values: FormValues, options: CommandOptions) => Promise<Receipt<unknown>>,
): Promise<void> {
  await submitCommand(form, command, async ({ reference, then }) => {
    const next = then === "next" ? await nextDecision(await requireContext()) : null;
    return next?.href ?? `/recommendations/${reference}`;
  });
}

/** Like submitForm, for forms that work without a session, such as signing in. */
export async function submitPublicForm(
  form: FormData,
  command: (values: FormValues) => Promise<string>,
): Promise<void> {
  const values = parseFormData(form);
  await redirectOrRecordFailure(values, () => command(values));
}

async function redirectOrRecordFailure(values: FormValues, command: () => Promise<string>): Promise<void> {
  let next: string;
  try {
    next = await command();
  } catch (error) {
    const request = currentRequest();
    request.failure = failureFrom(error, values);
    if (request.failure.status >= 500) log().error({ reference: request.reference, err: error }, "form not taken");
    return;
  }
  redirect(headerSafePath(next));
}

/** For a session that ended while the person was typing: the values are there again once they have signed in. */
async function saveDraftAndSignIn(path: string, values: FormValues): Promise<void> {
  const token = await sessionToken();
  const person = token ? await findSessionPerson(token) : null;
  if (person?.personId && (await hasForm(person, path))) await saveDraft(person.personId, path, values);
  redirect(signInPath());
}

function commandOptions({ formKey, postAnyway }: FormValues): CommandOptions {
  return {
    formKey: isUuid(formKey) ? formKey : undefined,
    postAnyway: postAnyway === "on",
  };
}
