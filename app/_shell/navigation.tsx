import { mayRead, type ReadName } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { Places } from "./places.tsx";
import { currentRequest } from "./request.ts";
import { SignOut } from "./sign-out/sign-out.tsx";

const places: readonly { readonly href: string; readonly label: string; readonly read: ReadName }[] = [
  { href: "/my-work", label: "My work", read: "seeOwnWork" },
  { href: "/board", label: "Board", read: "seeTracker" },
  { href: "/recommendations", label: "Recommendations", read: "seeTracker" },
  { href: "/reviews", label: "Reviews", read: "seeTracker" },
  { href: "/agencies", label: "Agencies", read: "seeTracker" },
  { href: "/board/meetings", label: "Meetings", read: "seeTracker" },
  { href: "/held", label: "Held", read: "seeHeld" },
  { href: "/people", label: "People", read: "seePeople" },
  { href: "/history", label: "History", read: "seeHistory" },
];

/** The places this viewer may go, and the way out. It folds on a phone. */
export function Navigation({ viewer }: { viewer: Viewer }) {
  const { path } = currentRequest();
  const here = places.filter(({ href }) => path === href || path.startsWith(`${href}/`)).at(-1);
  return (
    <details className="menu">
      <summary>Menu</summary>
      <nav aria-label="Main">
        <Places
          places={places.filter(({ read }) => mayRead(viewer, read)).map(({ href, label }) => [href, label])}
          here={here?.href}
        />
        <SignOut name={viewer.name} />
      </nav>
    </details>
  );
}
