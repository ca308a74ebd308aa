import type { BoardSummary } from "#lib/board/queries.ts";
import { mayDo } from "#lib/core/access.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Owner, ownerInWords } from "#lib/ownership/rules.ts";

/** What the Executive has to settle. */
export function Decisions({ board: { toDecide, summary }, viewer }: { board: BoardSummary; viewer: Viewer }) {
  return (
    <section className="decide" aria-labelledby="decide">
      <h2 id="decide">For you to decide</h2>
      {summary.ownersToBeConfirmed === 0 ? (
        <p>Nothing to decide.</p>
      ) : (
        <ol>
          {toDecide.map(({ reference, shortTitle, owner }) => (
            <li key={reference}>
              <a href={pathTo(reference, owner, viewer)}>Owner of {reference}</a>, {shortTitle}:{" "}
              {owner?.basis === "proposed"
                ? `${ownerInWords(owner)} is proposed`
                : owner
                  ? ownerInWords(owner).toLowerCase()
                  : "nobody is proposed yet"}
            </li>
          ))}
        </ol>
      )}
      {summary.ownersToBeConfirmed > toDecide.length && (
        <p>
          <a href="/recommendations?to-confirm=yes">All {summary.ownersToBeConfirmed} owners to be confirmed</a>
        </p>
      )}
    </section>
  );
}

/** Whoever may confirm a proposed owner is led straight to it; everybody else to the recommendation. */
function pathTo(reference: string, owner: Owner | null, viewer: Viewer): string {
  const mayConfirm = owner?.basis === "proposed" && mayDo(viewer, "confirmOwner");
  return `/recommendations/${reference}${mayConfirm ? "/owner/confirm" : ""}`;
}
