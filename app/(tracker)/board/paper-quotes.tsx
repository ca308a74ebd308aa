import type { PaperDifference } from "#lib/reporting/papers/rules.ts";

/** What was said to have made a difference, each with whose words they are and what shows it; or that there is none. */
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
