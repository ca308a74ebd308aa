import type { CommandName } from "#lib/core/access.ts";
import type { Context } from "#lib/core/context.ts";
import { Forbidden } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";

/** A request that is decided on; the tracker itself has no person id. */
interface Request {
  readonly personId: number | null;
}

/**
 * Whether a viewer may decide on a request for sign-off or for a new due date: the person who made it may not, even if the
 * Executive is the owner. True if there is no request.
 */
export function mayDecideOn(viewer: Viewer, request: Request | null): boolean {
  return request === null || viewer.personId !== request.personId;
}

/** Throws Forbidden if the viewer made the request that the command decides on. */
export function assertMayDecide(
  ctx: Context,
  command: CommandName,
  { id }: { readonly id: number },
  request: Request | null,
): void {
  if (!mayDecideOn(ctx.viewer, request)) throw new Forbidden(command, `recommendation ${id}`);
}
