import type { ReactNode } from "react";

/** A main column and, at its right on a wide screen, a column with what helps to read or fill it in. */
export function Columns({
  side,
  label,
  isSideFirst = false,
  children,
}: {
  side: ReactNode;
  /** What the side column is about, for a screen reader. */
  label: string;
  /** Whether a phone shows the side column above the main one: where it has to be read first. */
  isSideFirst?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="grid items-start gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_21rem] print:block [&>*>h2:first-child]:mt-0">
      <div className="min-w-0">{children}</div>
      <aside className={`grid gap-6 print:mt-6 ${isSideFirst ? "narrow:order-first" : ""}`} aria-label={label}>
        {side}
      </aside>
    </div>
  );
}
