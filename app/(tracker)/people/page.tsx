import type { Metadata } from "next";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { requireContext } from "#app/session/session.ts";
import { plural } from "#lib/core/text.ts";
import { listPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { PeopleTable } from "./people-table.tsx";
import { personRow } from "./person-row.ts";

export const metadata: Metadata = { title: "People" };

export default page(People);

async function People() {
  const ctx = await requireContext();
  const people = await listPeople(ctx);
  const directory = await listAgencies(ctx);
  const rowsOf = (isActive: boolean) =>
    people.filter(({ active }) => active === isActive).map((person) => personRow(person, directory));
  const [active, disabled] = [rowsOf(true), rowsOf(false)];
  return (
    <>
      <PageHeader
        title="People"
        actions={
          <ButtonLink variant="filled" href="/people/invite">
            Invite a person
          </ButtonLink>
        }
      >
        {plural(active.length, "person", "people")}, each with one role
      </PageHeader>
      <PeopleTable rows={active} accessHeading="Invitation" />
      {disabled.length > 0 && (
        <>
          <h2>Disabled</h2>
          <PeopleTable
            rows={disabled}
            accessHeading="Disabled on"
            caption="They can’t sign in. Their names stay on what they did."
          />
        </>
      )}
    </>
  );
}
