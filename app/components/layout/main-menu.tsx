// Rendered by the frame, which is a client component.
import type { ReactNode } from "react";
import type { Menu } from "./menu.ts";

/** How many links the header shows, with “More” for the others if there are more. */
const MOST_LINKS = 6;

const LINK = "block rounded-sm px-2 py-1.5 whitespace-nowrap hover:bg-wash";
const CURRENT = `${LINK} bg-wash font-bold inset-ring inset-ring-line forced-colors:underline`;
const DROPDOWN = "absolute top-full right-0 z-10 mt-1 min-w-48 rounded-md border border-edge bg-page p-1 shadow-menu";

/** The main menu in the header of a wide screen: the first links, “More”, the search and the person’s own menu. */
export function MainMenu({ links, current, name, signOut }: Menu) {
  const shown = links.length > MOST_LINKS ? MOST_LINKS - 1 : MOST_LINKS;
  const more = links.slice(shown);
  return (
    <nav aria-label="Main" className="hidden flex-1 flex-wrap items-center gap-1 text-sm wide:flex print:hidden">
      <Links links={links.slice(0, shown)} current={current} />
      {more.length > 0 && (
        <Dropdown label="More" isCurrent={more.some(([href]) => href === current)}>
          <Links links={more} current={current} />
        </Dropdown>
      )}
      <SearchForm className="ml-auto" />
      <Dropdown
        label={<span className="max-w-36 text-right text-xs leading-tight whitespace-normal">{name}</span>}
        isCurrent={current === "/account"}
      >
        <PersonLinks signOut={signOut} />
      </Dropdown>
    </nav>
  );
}

/** The same menu on a phone, collapsed. It needs no JavaScript. */
export function PhoneMenu({ links, current, name, signOut }: Menu) {
  return (
    <details className="relative ml-auto text-sm wide:hidden print:hidden">
      <summary className="list-none rounded-sm px-3 py-1.5 font-medium inset-ring inset-ring-edge">Menu</summary>
      <nav aria-label="Main" className={DROPDOWN}>
        <Links links={links} current={current} />
        <p className="mt-1 border-t border-line px-2 pt-2 text-xs text-soft">{name}</p>
        <PersonLinks signOut={signOut} />
      </nav>
    </details>
  );
}

/** Searches everything that people have written. */
export function SearchForm({ className }: { className: string }) {
  return (
    <search className={`${className} print:hidden`}>
      <form action="/search" className="flex">
        <input
          type="search"
          name="q"
          aria-label="Search the tracker"
          aria-keyshortcuts="/"
          placeholder="Search"
          className="min-w-0 flex-1 rounded-r-none border-r-0 py-1 wide:w-28 wide:flex-none"
        />
        <button type="submit" className="rounded-r-sm border border-edge bg-wash px-2.5" aria-label="Search">
          <svg
            className="fill-none stroke-current stroke-2"
            width="16"
            height="16"
            viewBox="0 0 16 16"
            aria-hidden="true"
          >
            <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 1 1 0-9ZM10.5 10.5l4 4" />
          </svg>
        </button>
      </form>
    </search>
  );
}

function Links({ links, current }: Pick<Menu, "links" | "current">) {
  return links.map(([href, label]) => (
    <a
      key={href}
      href={href}
      className={href === current ? CURRENT : LINK}
      aria-current={href === current ? "page" : undefined}
    >
      {label}
    </a>
  ));
}

function Dropdown({ label, isCurrent, children }: { label: ReactNode; isCurrent: boolean; children: ReactNode }) {
  return (
    <details className="relative" name="menu">
      <summary className={`${isCurrent ? CURRENT : LINK} flex list-none items-center gap-1`}>
        {label}
        <span aria-hidden="true" className="text-xs">
          ▾
        </span>
      </summary>
      <div className={DROPDOWN}>{children}</div>
    </details>
  );
}

function PersonLinks({ signOut }: Pick<Menu, "signOut">) {
  return (
    <>
      <a href="/account" className={LINK}>
        Your account
      </a>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name={signOut} />
        <button type="submit" className={`${LINK} w-full cursor-pointer text-left`}>
          Sign out
        </button>
      </form>
    </>
  );
}
