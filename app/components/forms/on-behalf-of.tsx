import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { Select } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** For which agency the business team reports; everybody else reports for their own. */
export function OnBehalfOf({
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
