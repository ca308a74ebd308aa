import { ScrollRegion } from "#app/components/layout/scroll-region.tsx";
import type { Picture } from "#lib/reporting/papers/pictures.ts";

/** A chart followed by a table of its figures, so that nothing is said by the drawing alone. */
export function PaperChart({ heading, picture }: { heading: string; picture: Picture | null }) {
  if (!picture) return null;
  const { svg, table } = picture;
  return (
    <section>
      <h2>{heading}</h2>
      <figure dangerouslySetInnerHTML={{ __html: svg }} />
      <details open>
        <summary className="no-print">The figures</summary>
        <ScrollRegion aria-label={`${heading}: the figures`}>
          <table>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first, ...rest]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, index) => (
                    <td key={table.head[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </section>
  );
}
