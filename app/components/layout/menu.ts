import { currentRequest } from "#app/session/request.ts";
import { submitSignOut } from "#app/session/sign-out/submit.ts";
import { mayRead, type ReadName } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { actionField } from "#server/next-internals.ts";

/** The places that somebody may go, which of them they are at, and the way out. */
export interface Menu {
  readonly places: readonly (readonly [href: string, label: string])[];
  readonly here: string | undefined;
  readonly name: string;
  /** The field that a form has to have to sign out. */
  readonly signOut: string;
}

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

/** The menu of this viewer, on the page that is asked for. */
export function menuOf(viewer: Viewer): Menu {
  const { path } = currentRequest();
  return {
    places: places.filter(({ read }) => mayRead(viewer, read)).map(({ href, label }) => [href, label] as const),
    here: places.filter(({ href }) => path === href || path.startsWith(`${href}/`)).at(-1)?.href,
    name: viewer.name,
    signOut: actionField(submitSignOut),
  };
}
