import { Sample } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate, formatInstant, now } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { Person } from "#lib/identity/people/queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";

interface Props {
  readonly people: readonly Person[];
  readonly directory: Directory;
}

export function ActivePeople({ people, directory }: Props) {
  return (
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
        {people.map((person) => (
          <tr key={person.id}>
            <NameCell person={person} />
            <td data-label="E-mail">{person.email || "Not given yet"}</td>
            <RoleCell person={person} directory={directory} />
            <InvitationCell person={person} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function DisabledPeople({ people, directory }: Props) {
  if (people.length === 0) return null;
  return (
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
          {people.map((person) => (
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
