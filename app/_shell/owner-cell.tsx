import { ownerInWords } from "#lib/ownership/rules.ts";
import type { Position } from "#lib/positions/rules.ts";

/** Who owns it, under which name the report has them, and whether the Executive has yet to confirm them. */
export function OwnerCell({ position: { owner, isOwnerToBeConfirmed } }: { position: Position }) {
  return (
    <>
      {ownerInWords(owner)}
      {owner?.standing.kind === "succeeded" && <small>named as {owner.namedAs}</small>}
      {owner && isOwnerToBeConfirmed && <small className="warn">to be confirmed</small>}
    </>
  );
}
