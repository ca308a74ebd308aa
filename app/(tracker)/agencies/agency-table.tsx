"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { OwnedLinks, type OwnedLinksProps } from "./owned-links.tsx";

/** One agency, with texts ready to be shown. */
export interface AgencyRow {
  readonly id: number;
  readonly href: string;
  readonly name: string;
  /** When it is dissolved, and its successors. */
  readonly succession: string | null;
  readonly owned: OwnedLinksProps;
  /** The names of its leads; null if they are not shown. */
  readonly leads: string | null;
}

/** The agencies that can own recommendations. */
export function ActiveAgencies({ rows, ownsHeading }: { rows: readonly AgencyRow[]; ownsHeading: string }) {
  const hasLeads = rows.some(({ leads }) => leads !== null);
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Agency</th>
          <th scope="col">{ownsHeading}</th>
          {hasLeads && <th scope="col">Leads</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, href, name, succession, owned, leads }) => (
          <tr key={id}>
            <th scope="row">
              <AgencyLink href={href} name={name} />
              {succession && <small>{succession}</small>}
            </th>
            <td data-label={ownsHeading}>
              <OwnedLinks {...owned} />
            </td>
            {hasLeads && <td data-label="Leads">{leads || "None yet"}</td>}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** The agencies that were dissolved, and what has to be settled after each. */
export function DissolvedAgencies({ rows }: { rows: readonly AgencyRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Agency</th>
          <th scope="col">Dissolved</th>
          <th scope="col">Still to settle</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, href, name, succession, owned, leads }) => {
          const isOwner = owned.parts.length > 0;
          return (
            <tr key={id}>
              <th scope="row">
                <AgencyLink href={href} name={name} />
              </th>
              <td data-label="Dissolved">{succession}</td>
              <td data-label="Still to settle">
                {isOwner && (
                  <>
                    New owner of <OwnedLinks {...owned} />
                  </>
                )}
                {leads && <small>New agency or role for {leads}</small>}
                {!isOwner && !leads && "Nothing"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function AgencyLink({ href, name }: { href: string; name: string }) {
  return (
    <a href={href} className="font-bold">
      {name}
    </a>
  );
}
