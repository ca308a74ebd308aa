import type { BoardSummary } from "#lib/board/queries.ts";
import { ownerInWords } from "#lib/ownership/rules.ts";

/** What the Executive has to settle. */
export function Decisions({ board: { toDecide, summary } }: { board: BoardSummary }) {
  return (
    <section className="decide" aria-labelledby="decide">
      <h2 id="decide">For you to decide</h2>
      {summary.ownersToBeConfirmed === 0 ? (
        <p>Nothing to decide.</p>
      ) : (
        <ol>
          {toDecide.map(({ reference, shortTitle, owner }) => (
            <li key={reference}>
              <a href={`/recommendations/${reference}`}>Owner of {reference}</a>, {shortTitle}:{" "}
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
