import type { ReactNode } from "react";
import { Columns } from "#app/components/layout/columns.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import type { Context } from "#lib/core/context.ts";
import type { Person } from "#lib/identity/people/queries.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { AccessDetails } from "./access-details.tsx";

/** A page with a form about a person: the form, and at its side what the person may do now. */
export async function PersonFormPage({
  ctx,
  person,
  title,
  children,
}: {
  ctx: Context;
  person: Person;
  title: string;
  children: ReactNode;
}) {
  const { since } = await secondFactorOf(ctx, person.id);
  const agency = person.agencyId === null ? undefined : (await listAgencies(ctx)).get(person.agencyId)?.name;
  return (
    <>
      <PageHeader
        title={title}
        parents={[
          { href: "/people", label: "People" },
          { href: `/people/${person.id}`, label: person.name },
        ]}
      />
      <Columns
        label={`About ${person.name}`}
        side={<AccessDetails person={person} agency={agency} secondFactorSince={since} />}
      >
        {children}
      </Columns>
    </>
  );
}
