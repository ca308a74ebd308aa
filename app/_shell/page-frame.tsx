import type { ReactNode } from "react";
import { instantInWords, now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";

/** What every page stands in: the marks that are never left out, the head, the page itself, and its foot. */
export function PageFrame({ navigation, children }: { navigation?: ReactNode; children: ReactNode }) {
  const { mode, partnership, marking } = config();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="top">
        {mode === "trial" && (
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
          {navigation}
        </div>
      </header>
      <main id="main" className="wide" tabIndex={-1}>
        {children}
      </main>
      <footer className="bottom wide">
        <p>
          {marking} · {mode === "trial" && "Trial, not for use · "}
          {partnership} · {instantInWords(now())}
        </p>
      </footer>
    </>
  );
}
