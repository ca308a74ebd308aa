import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { dateOf, formatDate, formatInstant, now } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { listPeople, type Person } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";

export const metadata: Metadata = { title: "People" };

export default page(People);

async function People() {
  const ctx = await requireContext();
  const everybody = await listPeople(ctx);
  const directory = await listAgencies(ctx);
  const disabled = everybody.filter(({ active }) => !active);
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
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">Invitation</th>
          </tr>
        </thead>
        <tbody>
          {everybody
            .filter(({ active }) => active)
            .map((person) => (
              <tr key={person.id}>
                <NameCell person={person} />
                <td data-label="E-mail">{person.email || "Not given yet"}</td>
                <RoleCell person={person} directory={directory} />
                <InvitationCell person={person} />
              </tr>
            ))}
        </tbody>
      </table>
      {disabled.length > 0 && (
        <>
          <h2>Disabled</h2>
          <table className="stack">
            <caption>They can’t sign in. Their names stay on what they did.</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                <th scope="col">Role</th>
                <th scope="col">Disabled</th>
              </tr>
            </thead>
            <tbody>
              {disabled.map((person) => (
                <tr key={person.id}>
                  <NameCell person={person} />
                  <td data-label="E-mail">{person.email}</td>
                  <RoleCell person={person} directory={directory} />
                  <td data-label="Disabled">
                    {formatDate(dateOf(person.accessChangedAt))}
                    <small>{person.accessReason}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

function NameCell({ person: { id, name } }: { person: Person }) {
  return (
    <th scope="row">
      <strong>
        <a href={`/people/${id}`}>{name}</a>
      </strong>
    </th>
  );
}

function RoleCell({ person: { role, agencyId }, directory }: { person: Person; directory: Directory }) {
  return (
    <td data-label="Role">
      {roleNames[role]}
      {agencyId !== null && <small>{directory.get(agencyId)?.name}</small>}
    </td>
  );
}

function InvitationCell({ person: { sample, hasSignedInBefore, linkUntil } }: { person: Person }) {
  if (sample && !hasSignedInBefore)
    return (
      <td data-label="Invitation">
        None
        <Sample of={sample} />
      </td>
    );
  if (hasSignedInBefore) return <td data-label="Invitation">Accepted</td>;
  return (
    <td data-label="Invitation">
      Not accepted yet
      {linkUntil !== null && linkUntil > now() ? (
        <small>link works until {formatInstant(linkUntil)}</small>
      ) : (
        <small className="warn">link has run out</small>
      )}
    </td>
  );
}
