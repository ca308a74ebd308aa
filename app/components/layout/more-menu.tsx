import type { Crumb } from "./page-header.tsx";

/** The links of a page that are used less often, in a menu that opens without JavaScript. */
export function MoreMenu({ links }: { links: readonly Crumb[] }) {
  if (links.length === 0) return null;
  return (
    <details className="relative text-sm print:hidden" name="page-menu">
      <summary className="list-none rounded-sm border border-edge px-3 py-1.5 font-medium text-ink hover:bg-wash">
        More <span aria-hidden="true">▾</span>
      </summary>
      <ul className="absolute top-full right-0 z-10 mt-1 w-72 rounded-md border border-edge bg-page p-1 shadow-menu">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="block rounded-sm px-2 py-1.5 text-ink no-underline hover:bg-wash">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
