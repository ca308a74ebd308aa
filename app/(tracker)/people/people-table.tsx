"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { SampleMark } from "#app/components/status/sample-mark.tsx";

/** One person, with texts ready to be shown. */
export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly agency: string | null;
  readonly email: string;
  readonly access: string;
  readonly accessNote: string | null;
  /** Whether the note is about something that has to be put right. */
  readonly isNoteRed: boolean;
  readonly isSample: boolean;
}

/** A table of people. `accessHeading` names the last column. */
export function PeopleTable({
  rows,
  accessHeading,
  caption,
}: {
  rows: readonly PersonRow[];
  accessHeading: string;
  caption?: string;
}) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">E-mail address</th>
          <th scope="col">{accessHeading}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, role, agency, email, access, accessNote, isNoteRed, isSample }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/people/${id}`} className="font-bold">
                {name}
              </a>
            </th>
            <td data-label="Role">
              {role}
              {agency && <small>{agency}</small>}
            </td>
            <td data-label="E-mail address">{email}</td>
            <td data-label={accessHeading}>
              {access}
              {isSample && <SampleMark />}
              {accessNote && <small className={isNoteRed ? "text-red" : undefined}>{accessNote}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
