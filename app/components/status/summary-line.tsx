import type { SummaryPart, SummarySentence } from "#lib/status/summary.labels.ts";
import { statusInk } from "./status-shape.tsx";

/** A summary: the sentences about all of it in large type, then those with a count, which lead to the list of what they count. */
export function SummaryLine({ sentences, query }: { sentences: readonly SummarySentence[]; query: string }) {
  const counted = sentences.filter(({ filter }) => filter?.only);
  return (
    <>
      <p className="max-w-none text-lg">
        {sentences
          .filter((sentence) => !counted.includes(sentence))
          .map(({ words, parts }) => (
            <span key={words}>{parts ? <Parts parts={parts} /> : words} </span>
          ))}
      </p>
      {counted.length > 0 && (
        <p className="flex max-w-none flex-wrap gap-x-3 text-sm">
          {counted.map(({ words, filter }) => (
            <a
              key={words}
              className="py-1 text-ink decoration-edge"
              href={`/recommendations?only=${filter?.only}${query && `&${query}`}`}
            >
              {words}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

/** The first sentence with its counts in bold; what is late is red too. */
function Parts({ parts }: { parts: readonly SummaryPart[] }) {
  return (
    <>
      {parts.map(({ words, status }) =>
        status === null ? (
          words
        ) : (
          <strong key={status} className={isLate(status) ? statusInk(status) : undefined}>
            {words}
          </strong>
        ),
      )}
      .
    </>
  );
}

function isLate(status: SummaryPart["status"]): boolean {
  return status === "overdue" || status === "off-track";
}
