import type { ReactNode } from "react";

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

interface Props {
  readonly title: ReactNode;
  /** The pages above this one, the highest first. */
  readonly parents?: readonly Crumb[];
  /** The name of this page at the end of the breadcrumbs, if it is not the title. */
  readonly here?: string;
  /** A line under the title: what the page is about, and as of when. */
  readonly children?: ReactNode;
  /** Buttons or a small form, at the right of the title on a wide screen. */
  readonly actions?: ReactNode;
}

/** The top of a page: breadcrumbs, title, a line under it, and what can be done here. */
export function PageHeader({ title, parents = [], here, children, actions }: Props) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="min-w-0 max-w-text">
        {parents.length > 0 && <Breadcrumbs parents={parents} here={here} />}
        <h1>{title}</h1>
        {children && <p className="mt-1 text-sm text-soft">{children}</p>}
      </div>
      {actions}
    </div>
  );
}

/** Links to the pages above this one. */
export function Breadcrumbs({ parents, here }: { parents: readonly Crumb[]; here?: string | undefined }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-1 text-sm text-soft print:hidden">
      {parents.map(({ href, label }, index) => (
        <span key={href}>
          {index > 0 && " / "}
          <a href={href}>{label}</a>
        </span>
      ))}
      {here && ` / ${here}`}
    </nav>
  );
}

/** The buttons of a page, as list items. */
export function PageActions({ children }: { children: ReactNode }) {
  return <ul className="flex list-none flex-wrap items-center gap-3 p-0 print:hidden">{children}</ul>;
}
