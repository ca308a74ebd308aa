import type { SortableHeading } from "#app/components/status/table-columns.ts";

/** The links that sort the list, for a phone, on which the headings of the table are not shown. */
export function SortLinks({ headings }: { headings: readonly SortableHeading[] }) {
  return (
    <p className="hidden text-sm phone:block text-soft print:hidden">
      Sort by:{" "}
      {headings.map(({ label, href, sorted }, index) => (
        <span key={label}>
          {index > 0 && ", "}
          <a href={href}>{label.toLowerCase()}</a>
          {sorted && ` (${sorted})`}
        </span>
      ))}
    </p>
  );
}
