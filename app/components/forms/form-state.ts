import { currentRequest } from "#app/session/request.ts";
import type { FormValues } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Draft, findDraft } from "#lib/identity/drafts.store.ts";
import type { RequestFailure } from "./failure.ts";

/** The values and errors of the form on the page: from the post that failed, else from a saved draft, else empty. */
export interface FormState {
  readonly failure: RequestFailure | null;
  readonly draft: Draft | null;
  /** The value of a field such as `done` or `evidence.0.title`; the last one if the form sent several. */
  value(name: string, fallback?: string): string;
  /** All values of a field that can be sent several times. */
  values(name: string, fallback?: readonly string[]): readonly string[];
  error(name: string): string | undefined;
  /** The event number to send with the form: the one from a conflict, else `current`. */
  seen(current: number): number;
}

/**
 * The state of the form on the current page. Drafts are read for a viewer only. `saved` has the values of a form that is
 * kept in another way and was not changed on this page yet.
 */
export async function formState(viewer?: Viewer, saved?: FormValues): Promise<FormState> {
  const { failure, path } = currentRequest();
  const draft = failure || !viewer ? null : await findDraft(viewer, path);
  const posted = failure?.values ?? draft?.fields ?? saved;
  const values = (name: string, fallback: readonly string[] = []) =>
    posted ? textsOf(posted, name).filter((text) => !isRefusedFile(name, text)) : fallback;
  return {
    failure,
    draft,
    values,
    value: (name, fallback = "") => values(name, [fallback]).findLast((text) => text !== "") ?? "",
    error: (name) => failure?.fields[name],
    seen: (current) => failure?.seen ?? current,
  };
}

function isRefusedFile(name: string, text: string): boolean {
  return name.endsWith(".file") && text.startsWith("refused:");
}

function textsOf(posted: FormValues, name: string): string[] {
  const [list = "", index, field] = name.split(".");
  const found = posted[list];
  if (index === undefined || field === undefined) return [found ?? []].flat().filter((one) => typeof one === "string");
  const row = Array.isArray(found) ? found[Number(index)] : undefined;
  return row && typeof row === "object" ? textsOf(row, field) : [];
}
