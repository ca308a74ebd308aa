"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { DataTable } from "#app/components/layout/data-table.tsx";
import { StatusShape, statusTint } from "#app/components/status/status-shape.tsx";
import type { TableBlock, TableCell } from "#lib/reporting/documents/document.ts";
import { DocumentDrawing } from "./document-drawing.tsx";

/** With more columns than this, a rating may take two lines. */
const MOST_WIDE_COLUMNS = 6;

/** A table of a document. Its first column names the row. */
export function DocumentTable({ table: { head, rows } }: { table: TableBlock }) {
  const isWide = head.length <= MOST_WIDE_COLUMNS;
  return (
    <DataTable>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows.entries()].map(([index, [first = "", ...rest]]) => (
          <tr key={index}>
            <th scope="row">
              <CellView cell={first} isWide={isWide} />
            </th>
            {[...rest.entries()].map(([column, cell]) => (
              <td
                key={column}
                className={isNumber(cell) ? "w-24 phone:w-auto" : undefined}
                data-label={isDrawing(cell) ? undefined : head[column + 1]}
              >
                <CellView cell={cell} isWide={isWide} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function isNumber(cell: TableCell): boolean {
  return typeof cell === "string" && /^[\d,]+$/.test(cell);
}

const SHORT_DATE = /^\d{1,2} [A-Z][a-z]{2} \d{4}$/;

function isDrawing(cell: TableCell): boolean {
  return typeof cell !== "string" && cell.kind === "drawing";
}

function CellView({ cell, isWide }: { cell: TableCell; isWide: boolean }) {
  if (typeof cell === "string") return SHORT_DATE.test(cell) ? <span className="whitespace-nowrap">{cell}</span> : cell;
  switch (cell.kind) {
    case "recommendation":
      return (
        <>
          <a href={`/recommendations/${cell.reference}`}>{cell.reference}</a> {cell.shortTitle}
        </>
      );
    case "drawing":
      return <DocumentDrawing marks={cell.marks} />;
    case "rating":
      return (
        <>
          <span
            className={`inline-flex items-center gap-1.5 rounded-sm px-1.5 py-0.5 leading-tight font-bold ${isWide ? "whitespace-nowrap phone:whitespace-normal" : ""} ${statusTint(cell.shown)}`}
          >
            <StatusShape of={cell.shown} />
            {cell.name}
          </span>
          {cell.notes.map((note) => (
            <small key={note} className="text-red">
              {note}
            </small>
          ))}
        </>
      );
    case "noted":
      return (
        <>
          {SHORT_DATE.test(cell.text) ? <span className="whitespace-nowrap">{cell.text}</span> : cell.text}
          {cell.notes.map((note) => (
            <small key={note}>{note}</small>
          ))}
        </>
      );
  }
}
