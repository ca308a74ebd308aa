import type { PaperDifference } from "#lib/reporting/papers/rules.ts";

/** The reported differences, each with its source and its evidence; `none` is shown if there are none. */
export function PaperQuotes({ differences, none }: { differences: readonly PaperDifference[]; none: string }) {
  if (differences.length === 0) return <p>{none}</p>;
  return (
    <ul className="quotes">
      {differences.map(({ words, source, evidence }) => (
        <li key={`${source}${words}`}>
          <blockquote className="as-typed">{words}</blockquote>
          <p className="source">
            {source} · {evidence.length === 0 ? "no evidence of it yet" : evidence.join("; ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
