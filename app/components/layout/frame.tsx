"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
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

/** The marks that are never left out, the head, the page itself, and its foot. */
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
          {menu && <Folding {...menu} />}
        </div>
      </header>
      <main id="main" className="wide" tabIndex={-1}>
        {children}
      </main>
      <footer className="bottom wide">
        <p>
          {marking} · {isTrial && "Trial, not for use · "}
          {partnership} · {time}
        </p>
      </footer>
    </>
  );
}

/** The places this viewer may go, and the way out. It folds on a phone. */
function Folding({ places, here, name, signOut }: Menu) {
  return (
    <details className="menu">
      <summary>Menu</summary>
      <nav aria-label="Main">
        {places.map(([href, label]) => (
          <a key={href} href={href} aria-current={href === here ? "page" : undefined}>
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
