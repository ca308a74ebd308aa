"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { RatingTag } from "#app/components/status/rating-tag.tsx";
import type { CandidateRow } from "./candidate-row.ts";

/** A recommendation of another review that is like one: its wording, review, owner and rating. It is the label of a choice. */
export function CandidateView({ candidate, isLinked = false }: { candidate: CandidateRow; isLinked?: boolean }) {
  const { reference, shortTitle, wording, review, owner, rating, ratingName, why } = candidate;
  return (
    <span className="block">
      {isLinked ? (
        <a href={`/recommendations/${reference}`} target="_blank" rel="noreferrer">
          {reference}
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
      ) : (
        <strong>{reference}</strong>
      )}{" "}
      <strong>{shortTitle}</strong>
      <span className="my-1 block border-l-4 border-line pl-3">{wording}</span>
      <span className="block text-sm text-soft">
        <RatingTag of={rating} name={ratingName} /> {review} · {owner}
      </span>
      <span className="block text-sm text-soft">{why}</span>
    </span>
  );
}

/** The candidates for one recommendation. Each opens in a tab of its own, so that what is typed on this page stays. */
export function CandidateList({ candidates }: { candidates: readonly CandidateRow[] }) {
  return (
    <ul className="m-0 list-none divide-y divide-line p-0">
      {candidates.map((candidate) => (
        <li key={candidate.reference} className="py-3">
          <CandidateView candidate={candidate} isLinked />
        </li>
      ))}
    </ul>
  );
}
