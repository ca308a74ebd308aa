import { Choices, Select } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { type PersonRole, type Role, roleNames } from "#lib/core/viewer.ts";
import { roleDuties } from "#lib/identity/people/labels.ts";
import { type Agency, nameInChoices } from "#lib/partnership/agencies.rules.ts";

const roles: readonly PersonRole[] = ["lead", "executive", "business", "scrutineer", "viewer"];

/** The role of a person, and the agency of a lead. */
export function RoleAndAgencyFields({
  state,
  agencies,
  role = "",
  agencyId = null,
}: {
  state: FormState;
  agencies: readonly Agency[];
  role?: Role | "";
  agencyId?: number | null;
}) {
  return (
    <>
      <Choices
        state={state}
        name="role"
        label="Role"
        choices={roles.map((one) => ({ value: one, label: roleNames[one], hint: roleDuties[one] }))}
        initial={role}
      />
      <Select
        state={state}
        name="agencyId"
        label="Agency"
        hint="Only a lead has one."
        none="None"
        choices={agencies.map((agency) => ({ value: String(agency.id), label: nameInChoices(agency) }))}
        initial={String(agencyId ?? "")}
      />
    </>
  );
}
