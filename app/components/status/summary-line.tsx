import type { SummarySentence } from "#lib/status/summary.labels.ts";

/** A summary as a paragraph. Each sentence with a count leads to the list of what it counts; `query` narrows that list. */
export function SummaryLine({ sentences, query }: { sentences: readonly SummarySentence[]; query: string }) {
  return (
    <p className="max-w-none text-lg">
      {sentences.map(({ words, filter }, index) => (
        <span key={words}>
          {index > 0 && " "}
          {filter?.only ? (
            <a
              className="text-ink decoration-edge"
              href={`/recommendations?only=${filter.only}${query && `&${query}`}`}
            >
              {words}
            </a>
          ) : (
            words
          )}
        </span>
      ))}
    </p>
  );
}
