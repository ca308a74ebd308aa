import { type CommandOptions, writeTogether } from "#lib/core/command.ts";
import { asOfInstant, contextAt } from "#lib/core/context.ts";
import { Conflict } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { compareReturn } from "./differences.queries.ts";
import type { ReturnedAnswers } from "./read-return.ts";

interface ReturnPost {
  readonly agencyId: number;
  readonly returned: readonly ReturnedAnswers[];
  /** The references of the recommendations that the person saw would be reported on. */
  readonly shown: readonly string[];
}

/**
 * Posts an update for each recommendation that a return changes, all of them or none, and gives their references. What is the same
 * gets no update. Throws Conflict if the tracker has changed since the person saw the differences, and Forbidden.
 */
export async function postReturn(
  viewer: Viewer,
  { agencyId, returned, shown }: ReturnPost,
  options: CommandOptions = {},
): Promise<readonly string[]> {
  return writeTogether(viewer, async (within) => {
    const ctx = { ...contextAt(viewer, await asOfInstant(undefined, within)), db: within };
    const rows = await compareReturn(ctx, agencyId, returned);
    const isLost = rows.some(({ reference, kind }) => kind === "cannot" && shown.includes(reference ?? ""));
    const posted = rows.flatMap(({ input, passages }) => (input ? [{ input, isHeld: passages.length > 0 }] : []));
    if (isLost || posted.some(({ input }) => !shown.includes(input.reference)))
      throw new Conflict(
        "The tracker has changed since you saw the differences. They are shown anew below: check them again.",
      );
    for (const { input, isHeld } of posted) {
      const formKey = options.formKey && `${options.formKey}/${input.reference}`;
      await postUpdate(viewer, input, { ...options, formKey, within, postAnyway: isHeld });
    }
    return posted.map(({ input }) => input.reference);
  });
}
