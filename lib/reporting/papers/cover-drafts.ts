import { plural } from "#lib/core/text.ts";
import type { PaperLine } from "./rules.ts";

/** The number of asks that a cover sheet has room for. */
const MAX_DRAFTED_ASKS = 12;

/** The draft of the asks of the Executive: a line for each pending decision, or only their number if there are many. */
export function draftAsks(toDecide: readonly PaperLine[]): string {
  const lines =
    toDecide.length > MAX_DRAFTED_ASKS
      ? [`Decide on the ${toDecide.length.toLocaleString("en-GB")} items under “For decision”.`]
      : toDecide.map(({ reference, words }) => `${reference}: ${words}`);
  return [...lines, "Note where the recommendations stand."].join("\n");
}

/** The draft of the executive summary, for the author of the paper to edit. */
export function draftSummary(
  standing: string,
  { toDecide, completed }: { readonly toDecide: readonly PaperLine[]; readonly completed: readonly PaperLine[] },
): string {
  return [
    standing,
    completed.length > 0
      ? `${plural(completed.length, "was", "were")} completed or closed since the last paper.`
      : null,
    toDecide.length > 0
      ? `The Executive is asked to decide on ${plural(toDecide.length, "item")}.`
      : "There is nothing to decide.",
  ]
    .filter(Boolean)
    .join(" ");
}
