import { ScrollRegion } from "#app/components/layout/scroll-region.tsx";
import type { TableBlock, TableCell } from "#lib/reporting/documents/document.ts";
import type { Picture } from "#lib/reporting/papers/pictures.ts";

/** A table of a document. Its first column names the row. */
export function DocumentTable({ table: { head, rows } }: { table: TableBlock }) {
  return (
    <table className="stack">
      <Head cells={head} />
      <tbody>
        {[...rows.entries()].map(([index, [first = "", ...rest]]) => (
          <tr key={index}>
            <th scope="row">
              <CellView cell={first} />
            </th>
            {[...rest.entries()].map(([column, cell]) => (
              <td key={column} className="as-typed" data-label={head[column + 1]}>
                <CellView cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The figures of a picture, so that nothing is said by the drawing alone. */
export function FiguresTable({ picture: { title, table } }: { picture: Picture }) {
  return (
    <ScrollRegion aria-label={`${title}: the figures`}>
      <table>
        <Head cells={table.head} />
        <tbody>
          {table.rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {[...rest.entries()].map(([column, cell]) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Head({ cells }: { cells: readonly string[] }) {
  return (
    <thead>
      <tr>
        {cells.map((cell) => (
          <th key={cell} scope="col">
            {cell}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function CellView({ cell }: { cell: TableCell }) {
  if (typeof cell === "string") return cell;
  if (cell.kind === "recommendation")
    return (
      <>
        <a href={`/recommendations/${cell.reference}`}>{cell.reference}</a> {cell.shortTitle}
      </>
    );
  return (
    <>
      {cell.kind === "rating" ? <span className={`shown ${cell.shown}`}>{cell.name}</span> : cell.text}
      {cell.notes.map((note) => (
        <small key={note}>{note}</small>
      ))}
    </>
  );
}
