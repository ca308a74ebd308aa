import { type CommandName, mayDo, type Responsible } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";

/** A link from a page to the form of a command. */
export interface CommandLink {
  readonly command: CommandName;
  /** The folder of the form, relative to the page. */
  readonly path: string;
  readonly label: string;
  /** Whether the command makes sense in the current state of the record. */
  readonly isAvailable: boolean;
}

/** The links to commands that are available now and that the viewer may use. */
export function usableLinks(links: readonly CommandLink[], viewer: Viewer, responsible?: Responsible): CommandLink[] {
  return links.filter(({ isAvailable, command }) => isAvailable && mayDo(viewer, command, responsible));
}
