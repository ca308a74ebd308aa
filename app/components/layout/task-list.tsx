import type { ReactNode } from "react";

/** A list of things to do or to read, one below the other with a line between them. */
export function TaskList({ children }: { children: ReactNode }) {
  return (
    <ul className="max-w-text divide-y divide-line border-y border-line [&_small]:block [&>li]:py-2.5">{children}</ul>
  );
}
