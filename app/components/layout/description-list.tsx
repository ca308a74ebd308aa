import type { ReactNode } from "react";

/** Terms with their values, in the narrow column at the side of a page. */
export function SideList({ children }: { children: ReactNode }) {
  return (
    <dl className="[&_dd]:text-right [&_small]:block [&_small]:text-xs [&>div]:grid [&>div]:grid-cols-[7.5rem_1fr]">
      {children}
    </dl>
  );
}
