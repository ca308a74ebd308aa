"use client";
// A client component because Next sends the markup of a server component twice, the second time as data.
import type { ReactNode } from "react";
import type { Menu } from "./menu.ts";

interface Props {
  readonly isTrial: boolean;
  readonly partnership: string;
  readonly marking: string;
  readonly time: string;
  readonly menu: Menu | null;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, trial banner, header, menu and footer with the protective marking. */
export function Frame({ isTrial, partnership, marking, time, menu, children }: Props) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        {isTrial && (
          <div className="trial">
            <p className="wide">
              <strong>Trial.</strong> The recommendations are real; the people and all progress shown are made up.
            </p>
          </div>
        )}
        <div className="wide">
          <span>
            <a className="product" href="/">
              Recommendations tracker
            </a>{" "}
            <small>{partnership}</small>
          </span>
          {menu && <MainMenu {...menu} />}
        </div>
      </header>
      <main id="main" className="wide" tabIndex={-1}>
        {children}
      </main>
      <footer className="bottom wide">
        <p>
          {marking} · {partnership} · page made on {time}
        </p>
      </footer>
    </>
  );
}

/** The main menu, which is collapsed on a narrow screen. */
function MainMenu({ links, current, name, signOut }: Menu) {
  return (
    <details className="menu">
      <summary>Menu</summary>
      <nav aria-label="Main">
        {links.map(([href, label]) => (
          <a key={href} href={href} aria-current={href === current ? "page" : undefined}>
            {label}
          </a>
        ))}
        <form method="post" encType="multipart/form-data">
          <input type="hidden" name={signOut} />
          <a href="/account">{name}</a>{" "}
          <button type="submit" className="link">
            Sign out
          </button>
        </form>
      </nav>
    </details>
  );
}
