import type { Picture } from "#lib/reporting/papers/pictures.ts";

/** A picture with the same figures as a table: nothing is said by the drawing alone. */
export function Drawing({ heading, picture }: { heading: string; picture: Picture | null }) {
  if (!picture) return null;
  const { svg, table } = picture;
  return (
    <section>
      <h2>{heading}</h2>
      <figure dangerouslySetInnerHTML={{ __html: svg }} />
      <details open>
        <summary className="no-print">The figures</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
        <section className="scroll" tabIndex={0} aria-label={`${heading}: the figures`}>
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
        </section>
      </details>
    </section>
  );
}
