import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { listPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { ActivePeople, DisabledPeople } from "./people-tables.tsx";

export const metadata: Metadata = { title: "People" };

export default page(People);

async function People() {
  const ctx = await requireContext();
  const people = await listPeople(ctx);
  const directory = await listAgencies(ctx);
  return (
    <>
      <div className="head">
        <div>
          <h1>People</h1>
          <p className="asat">Who may sign in, and as what</p>
        </div>
        <ul className="tasks no-print">
          <li>
            <a className="filled" href="/people/invite">
              Invite somebody
            </a>
          </li>
        </ul>
      </div>
      <ActivePeople people={people.filter(({ active }) => active)} directory={directory} />
      <DisabledPeople people={people.filter(({ active }) => !active)} directory={directory} />
    </>
  );
}
