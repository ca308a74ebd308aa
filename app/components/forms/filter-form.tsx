import type { ReactNode } from "react";

/** A form in one row that changes what a page shows. All of it is in the URL. */
export function FilterForm({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form
      action={action}
      className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3 text-sm print:hidden phone:grid phone:grid-cols-2 [&_:is(select,input)]:block [&_:is(select,input)]:py-1 [&_label]:text-soft"
    >
      {children}
    </form>
  );
}
