"use client";
// A client component because Next sends the markup of a server component twice, the second time as data.
import type { ReactNode } from "react";
import { MainMenu, PhoneMenu, SearchForm } from "./main-menu.tsx";
import type { Menu } from "./menu.ts";
import { useSearchShortcut } from "./search-shortcut.ts";

interface Props {
  readonly isTrial: boolean;
  readonly partnership: string;
  readonly marking: string;
  readonly time: string;
  readonly menu: Menu | null;
  readonly children: ReactNode;
}

const WIDTH = "mx-auto max-w-page px-4 sm:px-6 print:max-w-none print:px-0";

/** The frame of every page: skip link, trial banner, header, menu and footer with the protective marking. */
export function Frame({ isTrial, partnership, marking, time, menu, children }: Props) {
  useSearchShortcut();
  return (
    <>
      <a className="absolute -left-[999rem] px-6 py-2 focus:static focus:block" href="#main">
        Skip to the page
      </a>
      <header className="border-b border-line">
        {isTrial && (
          <div className="bg-focus py-1 text-xs text-focus-ink print:border-2">
            <p className={WIDTH}>
              <strong>Trial.</strong> The recommendations are real; the people and all progress shown are made up.
            </p>
          </div>
        )}
        <div className={`${WIDTH} flex flex-wrap items-center gap-x-5 gap-y-2 py-2`}>
          <a className="min-w-0 flex-1 leading-tight wide:min-w-44 wide:flex-none" href="/">
            <span className="block font-bold">Recommendations tracker</span>
            <span className="block text-xs text-soft">{partnership}</span>
          </a>
          {menu && (
            <>
              <PhoneMenu {...menu} />
              <MainMenu {...menu} />
              <SearchForm className="w-full wide:hidden" />
            </>
          )}
        </div>
      </header>
      <main id="main" className={`${WIDTH} pt-5 pb-16 print:pt-2 print:pb-0`} tabIndex={-1}>
        {children}
      </main>
      <footer className="border-t border-line py-4 text-xs text-soft">
        <p className={WIDTH}>
          {marking} · {partnership} · page made on {time}
        </p>
      </footer>
    </>
  );
}
