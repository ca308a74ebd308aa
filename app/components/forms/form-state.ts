import { currentRequest } from "#app/session/request.ts";
import type { FormValues } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Draft, findDraft } from "#lib/identity/drafts.store.ts";
import type { Outcome } from "./outcome.ts";

/** What a form shows: what was typed, from the post that was not taken, a kept draft, or what the page begins with. */
export interface FormState {
  readonly outcome: Outcome | null;
  readonly draft: Draft | null;
  /** What stands in a field, such as `done` or `evidence.0.title`; the last where the form sent several. */
  value(name: string, otherwise?: string): string;
  /** Everything that stands in a field that may be given several times. */
  values(name: string, otherwise?: readonly string[]): readonly string[];
  error(name: string): string | undefined;
  /** The trail number that the form was made in sight of. */
  seen(now: number): number;
}

/** The state of the form on this page, for somebody signed in. */
export async function formState(viewer: Viewer): Promise<FormState> {
  const { outcome, path } = currentRequest();
  return stateOf(outcome, outcome ? null : await findDraft(viewer, path));
}

/** The state of a form for those who are not signed in: no draft is kept of it. */
export function openFormState(): FormState {
  return stateOf(currentRequest().outcome, null);
}

function stateOf(outcome: Outcome | null, draft: Draft | null): FormState {
  const typed = outcome?.typed ?? draft?.fields;
  const values = (name: string, otherwise: readonly string[] = []) =>
    typed ? textsAt(typed, name).filter((text) => !name.endsWith(".file") || !text.startsWith("refused:")) : otherwise;
  return {
    outcome,
    draft,
    values,
    value: (name, otherwise = "") => values(name, [otherwise]).findLast((text) => text !== "") ?? "",
    error: (name) => outcome?.fields[name],
    seen: (now) => outcome?.seen ?? now,
  };
}

function textsAt(typed: FormValues, name: string): string[] {
  const [list = "", index, field] = name.split(".");
  const found = typed[list];
  if (index === undefined || field === undefined) return [found ?? []].flat().filter((one) => typeof one === "string");
  const row = Array.isArray(found) ? found[Number(index)] : undefined;
  return row && typeof row === "object" ? textsAt(row, field) : [];
}
