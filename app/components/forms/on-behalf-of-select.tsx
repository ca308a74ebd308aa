import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { Select } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** The agency that the business team reports for. Nothing for other roles, which report for their own agency. */
export function OnBehalfOfSelect({
  viewer,
  ownership: { responsible, directory },
  state,
  initial = responsible.owner,
  name = "agencyId",
}: {
  viewer: Viewer;
  ownership: Ownership;
  state: FormState;
  initial?: number | null | undefined;
  name?: string;
}) {
  if (viewer.role !== "business") return null;
  const agencies = [responsible.owner, ...responsible.contributors].filter((id) => id !== null);
  return (
    <Select
      state={state}
      name={name}
      label="On behalf of"
      hint="It will be shown that the business team did this for them."
      choices={agencies.map((id) => ({ value: String(id), label: directory.get(id)?.name ?? "" }))}
      initial={String(initial)}
    />
  );
}
