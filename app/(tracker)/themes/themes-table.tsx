"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";

/** One theme, with texts ready to be shown. */
interface ThemeRow {
  readonly href: string;
  readonly name: string;
  readonly recommendations: string;
  readonly reviews: string;
  readonly years: string;
}

/** The themes of all reviews, with how much is under each. */
export function ThemesTable({ rows }: { rows: readonly ThemeRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Theme</th>
          <th scope="col">Recommendations</th>
          <th scope="col">Reviews</th>
          <th scope="col">Years</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ href, name, recommendations, reviews, years }) => (
          <tr key={href}>
            <th scope="row">
              <a href={href}>{name}</a>
            </th>
            <td data-label="Recommendations">{recommendations}</td>
            <td data-label="Reviews">{reviews}</td>
            <td data-label="Years" className="whitespace-nowrap">
              {years}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
