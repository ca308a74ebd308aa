import { currentRequest } from "#app/session/request.ts";
import { submitSignOut } from "#app/session/sign-out/submit.ts";
import { mayRead, type ReadName } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { actionField } from "#server/next-internals.ts";

/** The main menu of a viewer. */
export interface Menu {
  readonly links: readonly (readonly [href: string, label: string])[];
  /** The `href` of the current section. */
  readonly current: string | undefined;
  readonly name: string;
  /** The form field that selects the server action for signing out. */
  readonly signOut: string;
}

const sections: readonly { readonly href: string; readonly label: string; readonly read: ReadName }[] = [
  { href: "/my-work", label: "My work", read: "seeOwnWork" },
  { href: "/board", label: "Board", read: "seeTracker" },
  { href: "/recommendations", label: "Recommendations", read: "seeTracker" },
  { href: "/reviews", label: "Reviews", read: "seeTracker" },
  { href: "/board/meetings", label: "Meetings", read: "seeTracker" },
  { href: "/imports", label: "Imports", read: "seeImports" },
  { href: "/agencies", label: "Agencies", read: "seeTracker" },
  { href: "/themes", label: "Themes", read: "seeTracker" },
  { href: "/held", label: "Held for review", read: "seeHeld" },
  { href: "/people", label: "People", read: "seePeople" },
  { href: "/history", label: "History", read: "seeHistory" },
];

/** The menu of the viewer on the current page. */
export function menuOf(viewer: Viewer): Menu {
  const { path } = currentRequest();
  return {
    links: sections.filter(({ read }) => mayRead(viewer, read)).map(({ href, label }) => [href, label] as const),
    current: path.startsWith("/account")
      ? "/account"
      : sections.filter(({ href }) => path === href || path.startsWith(`${href}/`)).at(-1)?.href,
    name: viewer.name,
    signOut: actionField(submitSignOut),
  };
}
