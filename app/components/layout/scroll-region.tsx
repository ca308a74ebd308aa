import type { ReactNode } from "react";

// Without a tab stop, a region that scrolls cannot be scrolled with the keyboard in every browser.
const TAB_STOP = 0;

/** A region that scrolls horizontally if its content is wider than the page. */
export function ScrollRegion({
  children,
  ...name
}: { children: ReactNode } & ({ "aria-label": string } | { "aria-labelledby": string })) {
  return (
    <section className="overflow-x-auto" tabIndex={TAB_STOP} {...name}>
      {children}
    </section>
  );
}
