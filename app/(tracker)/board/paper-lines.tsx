import type { PaperLine } from "#lib/reporting/papers/rules.ts";

/** A list with a sentence for each recommendation; `none` is shown if it is empty. */
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
