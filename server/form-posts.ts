import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { hasForm, takesFiles } from "#app/components/forms/form-pages.ts";
import { parseFormData } from "#app/components/forms/parse-form-data.ts";
import type { RequestContext } from "#app/session/request.ts";
import { unavailableFrom } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { log } from "#lib/core/log.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { saveDraft } from "#lib/identity/drafts.store.ts";
import { discardUploads } from "#lib/recommendations/updates/unposted.store.ts";
import { receiveForm, requestWith, UnreadableForm } from "./multipart.ts";
import { isFromAnotherBuild } from "./next-internals.ts";
import { LARGE_FORM } from "./rate-limit.ts";
import { MAX_STREAMED_BYTES } from "./request-checks.ts";

interface Post {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: RequestContext;
  readonly viewer: Viewer | null;
  /** Counts an upload for the person: returns for how many milliseconds they have to wait. */
  readonly takeUpload: () => number;
}

interface Handlers {
  readonly next: RequestListener;
  readonly actionIds: ReadonlySet<string> | null;
}

/**
 * Receives the files of a posted form and hands the form to Next. Of its files, those are kept that were posted, that the
 * form needs to be sent again, or that the page needs that it leads to.
 */
export async function answerForm({ next, actionIds }: Handlers, post: Post): Promise<void> {
  const { request, response, context, viewer } = post;
  const giver = viewer && (await takesFiles(viewer, context.path)) ? viewer : null;
  const tickets: string[] = [];
  const needed = new Set<string>();
  try {
    const form = await receiveForm(request, { giver, tickets, count: countBytes(post) });
    if (actionIds && isFromAnotherBuild(form, actionIds)) {
      const values = parseFormData(form);
      for (const text of textsIn(values)) needed.add(text);
      return await keepAsDraft(post, values);
    }
    await next(await requestWith(form, request), response);
    for (const text of [...textsIn(context.failure?.values ?? {}), ...context.keptFiles]) needed.add(text);
  } finally {
    await discardUploads(tickets.filter((ticket) => !needed.has(ticket))).catch(ignoreUnavailable);
  }
}

/** A form that does not say how long it is counts by what arrives: as an upload once it is large, and up to the limit. */
function countBytes({ request, takeUpload }: Post): (bytes: number) => void {
  let isCounted = request.headers["content-length"] !== undefined;
  return (bytes) => {
    if (bytes > MAX_STREAMED_BYTES) throw new UnreadableForm("it is more than can be taken at once", { status: 413 });
    if (isCounted || bytes <= LARGE_FORM) return;
    isCounted = true;
    const wait = takeUpload();
    if (wait > 0) throw new UnreadableForm("that was a lot at once", { status: 429, wait });
  };
}

/**
 * The page was opened before the tracker was upgraded, so the action that its form names is gone: the same page is shown
 * again, from this build, with what was typed.
 */
async function keepAsDraft({ response, context: { path }, viewer }: Post, values: FormValues): Promise<void> {
  if (viewer?.personId && (await hasForm(viewer, path))) await saveDraft(viewer.personId, path, values);
  response.writeHead(303, { location: path, "cache-control": "no-store" }).end();
}

function textsIn(values: FormValues): string[] {
  return Object.values(values).flatMap((value) =>
    [value].flat().flatMap((one) => (typeof one === "string" ? one : textsIn(one))),
  );
}

function ignoreUnavailable(error: unknown) {
  if (!unavailableFrom(error)) throw error;
  log().warn({ err: error }, "files of a refused form not deleted");
}
