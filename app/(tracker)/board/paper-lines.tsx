import type { PaperLine } from "#lib/reporting/papers/rules.ts";

/** A sentence for each recommendation that there is one of, or that there is none. */
export function PaperLines({ lines, none }: { lines: readonly PaperLine[]; none: string }) {
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <ul className="lines">
      {lines.map(({ reference, shortTitle, words }) => (
        <li key={`${reference}${words}`}>
          <strong>
            <a href={`/recommendations/${reference}`}>{reference}</a>
          </strong>{" "}
          {shortTitle}. {words}
        </li>
      ))}
    </ul>
  );
}
